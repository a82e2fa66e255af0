package org.pontis.idp.sms.centre;

import java.time.Duration;

/**
 * A moment after which nothing more is tried, on the clock that nobody can set.
 *
 * @param nanoTime of {@link System#nanoTime()}
 */
public record Deadline(long nanoTime) {

    public static Deadline in(Duration validity) {
        return new Deadline(System.nanoTime() + validity.toNanos());
    }

    /** What is left; negative when it is over. */
    public Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    public boolean over() {
        return left().isNegative();
    }

    /** The earlier one. */
    public Deadline or(Deadline other) {
        return left().compareTo(other.left()) < 0 ? this : other;
    }

    /** The same moment, so much earlier. */
    public Deadline before(Duration margin) {
        return new Deadline(nanoTime - margin.toNanos());
    }
}
