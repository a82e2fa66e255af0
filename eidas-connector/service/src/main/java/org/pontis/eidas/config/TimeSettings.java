package org.pontis.eidas.config;

import java.time.Duration;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.metadata.Limits;
import org.pontis.eidas.saml.check.TimeLimits;

/** How old things may be. */
public record TimeSettings(
        @Setting(value = "By how much the clocks of two nodes may differ; ten minutes at most.", byDefault = "PT1M")
        Duration skew,

        @Setting(value = "How long a message may be on its way; half an hour at most.", byDefault = "PT5M")
        Duration messageAge,

        @Setting(
                value = "The longest time for which another country's assertion may claim to be valid; a day at most.",
                byDefault = "PT1H")
        Duration longestValidity,

        @Setting(value = "How long our own assertions are valid; an hour at most.", byDefault = "PT5M")
        Duration validity,

        @Setting(value = "How long a citizen may take from beginning to end; an hour at most.", byDefault = "PT20M")
        Duration patience,

        @Setting(value = "How far the validUntil of our metadata is away.", byDefault = "P2D")
        Duration metadataValidity,

        @Setting(value = "A copy of another node's metadata is renewed at least this often.", byDefault = "PT1H")
        Duration metadataRefresh,

        @Setting(
                value =
                        "How soon metadata is asked for again after a failure; the time doubles with every further one.",
                byDefault = "PT1M")
        Duration metadataRetry,

        @Setting(value = "A copy of another node's metadata is not used longer than this.", byDefault = "P30D")
        Duration metadataOldest,

        @Setting(
                value = "Whether addresses without TLS are taken, too: for a sandbox on one machine.",
                byDefault = "false")
        boolean allowHttp) {

    /** Longer ones would keep messages and half-done logins in memory, and make up for what should be set right elsewhere. */
    private static final Duration LONGEST_SKEW = Duration.ofMinutes(10);

    private static final Duration LONGEST_MESSAGE_AGE = Duration.ofMinutes(30);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(1);
    private static final Duration LONGEST_OF_OURS = Duration.ofHours(1);
    private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

    public TimeSettings {
        require("skew", skew, LONGEST_SKEW);
        require("message-age", messageAge, LONGEST_MESSAGE_AGE);
        require("longest-validity", longestValidity, LONGEST_VALIDITY);
        require("validity", validity, LONGEST_OF_OURS);
        require("patience", patience, LONGEST_PATIENCE);
        limits(skew, messageAge, longestValidity);
        if (!validity.isPositive() || !patience.isPositive() || !metadataValidity.isPositive()) {
            throw new InvalidSetting("Validity and patience are longer than nothing.");
        }
        if (!metadataRefresh.isPositive() || !metadataRetry.isPositive()) {
            throw new InvalidSetting("Metadata is not asked for without a pause.");
        }
    }

    private static void require(String setting, Duration value, Duration most) {
        if (value.compareTo(most) > 0) {
            throw new InvalidSetting(setting + " is " + most + " at most.");
        }
    }

    /** For messages. */
    public TimeLimits messages() {
        return limits(skew, messageAge, longestValidity);
    }

    private static TimeLimits limits(Duration skew, Duration age, Duration validity) {
        return new TimeLimits(skew, age, validity);
    }

    /** For metadata. */
    public Limits metadata() {
        Limits usual = Limits.PRODUCTION;
        return new Limits(
                allowHttp,
                usual.fetchTime(),
                usual.fetchBytes(),
                metadataOldest,
                metadataRefresh,
                metadataRetry,
                usual.unknownKey());
    }
}
