package org.pontis.broker;

import java.time.Instant;

/** Whether a means of login counts now, and if not, since when. */
public sealed interface Standing {

    /** It counts as its registration says. */
    record Active() implements Standing {}

    /** It is too new to carry more than low: whoever took an account over must not get everything at once. */
    record Cooling(Instant until) implements Standing {}

    /** It was stopped, and may be brought back. */
    record Suspended(Instant since, By.Who by) implements Standing {}

    /** Its time is over; it can be had anew. */
    record Expired(Instant since) implements Standing {}

    /** It was given up for good. */
    record Revoked(Instant since, By.Who by) implements Standing {}

    /** Whether somebody may log in with it at all. */
    default boolean usable() {
        return this instanceof Active || this instanceof Cooling;
    }

    /** The name of its text and of its metric label. */
    default String word() {
        return switch (this) {
            case Active active -> "active";
            case Cooling cooling -> "cooling";
            case Suspended suspended -> "suspended";
            case Expired expired -> "expired";
            case Revoked revoked -> "revoked";
        };
    }
}
