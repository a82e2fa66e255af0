package org.pontis.idp.saml;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.pontis.broker.Settings;

/**
 * How old a portal's message may be.
 *
 * @param age from the moment the portal made it
 * @param skew by how much the portal's clock and ours may differ
 */
public record Validity(Duration age, Duration skew) {

    /** Reads {@code saml-request-age} and {@code saml-clock-skew}. */
    public static Validity from(Settings settings) {
        return new Validity(
                settings.duration(
                        "saml-request-age", Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(1)),
                settings.duration("saml-clock-skew", Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(10)));
    }

    /** @throws Refused if the message is too old or from the future; says by how much, for the portal's operator */
    public void check(Message message, Instant now) {
        Instant oldest = now.minus(age).minus(skew);
        Instant newest = now.plus(skew);
        Duration off = Duration.between(message.issued(), now).truncatedTo(ChronoUnit.SECONDS);
        Refused.unless(
                !message.issued().isBefore(oldest),
                Reason.OUT_OF_TIME,
                "The message is " + off.toSeconds() + " s old; it was kept, or the portal's clock is slow.");
        Refused.unless(
                !message.issued().isAfter(newest),
                Reason.OUT_OF_TIME,
                "The message is from " + -off.toSeconds() + " s in the future; the portal's clock is fast.");
        message.attribute("NotOnOrAfter")
                .ifPresent(end -> Refused.unless(
                        Gate.instant(end).plus(skew).isAfter(now),
                        Reason.OUT_OF_TIME,
                        "The message itself says that it is no longer good."));
    }

    /** How long a message must be remembered, so that it is too old before it is forgotten. */
    public Duration remembered() {
        return age.plus(skew).plus(skew).plusSeconds(1);
    }
}
