package org.pontis.broker;

import java.util.Optional;

/** The user database, as a method may ask it. */
public interface Citizens {

    /** The citizen with this identifier, if she exists and may log in. */
    Optional<Citizen> find(PersonIdentifier identifier);
}
