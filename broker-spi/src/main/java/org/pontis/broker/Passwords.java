package org.pontis.broker;

import java.util.Optional;

/** The permanent passwords, hashed by the house; no method ever sees a hash. */
public interface Passwords {

    /**
     * Checks a password. For an empty citizen, or one without a password, it spends the same effort and says no.
     *
     * @return whether the citizen exists and this is her password
     */
    boolean verify(Optional<Citizen> citizen, String password);
}
