package org.pontis.eidas.saml.check;

import java.time.Duration;
import java.time.Instant;

/**
 * How old messages may be. The specifications give no numbers.
 *
 * @param skew by how much the clocks of two nodes may differ
 * @param age how long a message may be on its way
 * @param validity the longest time for which an assertion may claim to be valid
 */
public record TimeLimits(Duration skew, Duration age, Duration validity) {

    /** A minute of skew, five minutes on the way, an hour of validity. */
    public static final TimeLimits DEFAULT =
            new TimeLimits(Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofHours(1));

    public TimeLimits {
        if (skew.isNegative() || age.isNegative() || !validity.isPositive()) {
            throw new IllegalArgumentException("Time limits are not negative.");
        }
    }

    boolean isFuture(Instant time, Instant now) {
        return time.isAfter(now.plus(skew));
    }

    boolean isTooOld(Instant time, Instant now) {
        return time.isBefore(now.minus(age).minus(skew));
    }

    /** Whether a time at which something ends has come; the very moment counts (SAML core 2.5.1.2). */
    boolean isOver(Instant end, Instant now) {
        return !end.plus(skew).isAfter(now);
    }

    /** Until when a message has to be remembered so that it is not accepted twice. */
    Instant memory(Instant now) {
        return now.plus(age).plus(skew).plus(skew);
    }
}
