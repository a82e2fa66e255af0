package org.pontis.idp.sms.centre;

import java.time.Duration;

import org.pontis.broker.Settings;

/**
 * How much one centre may be asked, and how long waited for.
 *
 * @param timeout how long the centre may take to connect and to answer one request
 * @param parallel most unanswered requests at once (the SMPP window)
 * @param retry how long the centre is left alone after it failed
 */
public record Pace(Duration timeout, int parallel, Backoff retry) {

    /** Reads {@code submit-timeout}, {@code parallel}, {@code retry-min} and {@code retry-max}. */
    public static Pace from(Settings centre) {
        return new Pace(
                centre.duration("submit-timeout", Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofMinutes(1)),
                centre.number("parallel", 8, 1, 1_000),
                retry(centre));
    }

    private static Backoff retry(Settings centre) {
        Duration min =
                centre.duration("retry-min", Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMinutes(1));
        Duration max = centre.duration("retry-max", Duration.ofSeconds(30), min, Duration.ofMinutes(10));
        return new Backoff(min, max);
    }
}
