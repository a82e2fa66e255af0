package org.pontis.idp.sms;

import java.time.Duration;

/**
 * The moment a message stops being worth delivering, on the clock that nobody can set.
 *
 * @param nanoTime of {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

    static Deadline in(Duration validity) {
        return new Deadline(System.nanoTime() + validity.toNanos());
    }

    /** What is left; negative when it is over. */
    Duration left() {
        return Duration.ofNanos(nanoTime - System.nanoTime());
    }

    boolean over() {
        return left().isNegative();
    }
}
