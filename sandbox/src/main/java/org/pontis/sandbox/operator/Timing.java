package org.pontis.sandbox.operator;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param delivery until a phone rings
 * @param verdict until the operator knows that something went wrong by itself
 * @param memory how long a transaction can be asked about
 */
public record Timing(Duration delivery, Duration verdict, Duration memory) {

    public static final Timing USUAL = new Timing(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(5));
}
