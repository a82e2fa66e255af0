package org.pontis.broker;

import java.util.Locale;
import java.util.Optional;

/**
 * Whose hand changed something.
 *
 * @param officer the account's id, if it was an officer
 */
public record By(Who who, Optional<String> officer) {

    /** A closed set, for events and metrics. */
    public enum Who {
        CITIZEN,
        OFFICER,
        SYSTEM;

        /** As events have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public By {
        if ((who == Who.OFFICER) != officer.isPresent()) {
            throw new IllegalArgumentException("An officer, and nobody else, is named.");
        }
    }

    /** She herself. */
    public static By citizen() {
        return new By(Who.CITIZEN, Optional.empty());
    }

    /** @param account the officer's, its opaque id */
    public static By officer(String account) {
        return new By(Who.OFFICER, Optional.of(account));
    }

    /** Nobody: a date has passed, or a rule says so. */
    public static By system() {
        return new By(Who.SYSTEM, Optional.empty());
    }
}
