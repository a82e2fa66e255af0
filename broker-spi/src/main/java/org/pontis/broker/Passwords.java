package org.pontis.broker;

import java.util.Optional;
import java.util.function.Supplier;

/** The permanent passwords, hashed by the house; no method ever sees a hash. */
public interface Passwords {

    /**
     * Checks a password. For an empty citizen, or one without a password, it spends the same effort and says no.
     *
     * @return whether the citizen exists and this is her password
     */
    boolean verify(Optional<Citizen> citizen, String password);

    /**
     * Which password a citizen has now: another text as soon as it is reset, the same however it is hashed. Nothing of the password
     * is in it, and it may be kept.
     *
     * @return empty if she has none
     */
    Optional<String> edition(Citizen citizen);

    /**
     * Does this unless too many passwords are being looked at already: hashing takes long, and those who wait for it must not
     * take what everybody else needs. A house that has no such bound just does it.
     *
     * @return what came of it; empty if it was not even begun
     */
    default <T> Optional<T> unlessTooMany(Supplier<T> check) {
        return Optional.of(check.get());
    }
}
