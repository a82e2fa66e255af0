package org.pontis.broker;

import java.util.Optional;

/** How one country writes and checks its identifiers. */
public interface NationalIdentifiers {

    /**
     * Reads what a person typed, forgiving spaces, dots, dashes and lower case, but never a wrong check character.
     *
     * @return nothing if it cannot be an identifier of this country
     */
    Optional<PersonIdentifier> read(String typed);
}
