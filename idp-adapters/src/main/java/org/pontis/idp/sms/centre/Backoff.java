package org.pontis.idp.sms.centre;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses that double with each failure in a row, with jitter, so that many do not come back at the same moment.
 *
 * @param min about the first pause
 * @param max no pause is longer
 */
public record Backoff(Duration min, Duration max) {

    private static final int DOUBLINGS = 20;

    public Backoff {
        if (min.isNegative() || min.isZero() || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("A back-off needs a positive minimum and a maximum not below it.");
        }
    }

    /** The pause after so many failures in a row: between half of the step and the step. */
    public Duration after(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, DOUBLINGS);
        long step = Math.min(min.multipliedBy(1L << doublings).toMillis(), max.toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(step / 2, step + 1));
    }
}
