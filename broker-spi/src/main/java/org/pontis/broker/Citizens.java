package org.pontis.broker;

import java.util.Optional;

/** The user database, as a method may ask it. */
public interface Citizens {

    /** The citizen with this identifier, if she exists and may log in. */
    Optional<Citizen> find(PersonIdentifier identifier);

    /**
     * The citizen with this identifier; if nobody has it and the realm lets certificates bring in new people, she is made.
     * Ask it only for somebody who has proven to hold the certificate. Nobody is ever found by name.
     */
    default Optional<Citizen> welcome(Newcomer newcomer) {
        return find(newcomer.identifier());
    }
}
