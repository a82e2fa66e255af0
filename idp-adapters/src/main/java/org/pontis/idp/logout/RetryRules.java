package org.pontis.idp.logout;

import java.time.Duration;
import java.time.Instant;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * When a portal that did not answer is told again: after a pause that doubles, up to the longest, until it is given up. Pauses are
 * shortened by chance, so that what failed together does not come back together.
 *
 * @param first the pause after the first failure
 * @param longest no pause is longer
 * @param lasts from the logout on; afterwards nobody tells the portal any more
 */
public record RetryRules(Duration first, Duration longest, Duration lasts) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** By chance a pause is shortened by up to this part of it. */
    private static final double SHORTENED = 0.2;

    /** How long it is still said what became of it. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /**
     * Reads {@code logout-retry-first}, {@code logout-retry-longest} and {@code logout-retry-for}.
     *
     * @throws InvalidSetting if one of them is no duration, out of its range, or the first pause is longer than the longest
     */
    public static RetryRules read(Settings settings) {
        RetryRules rules = new RetryRules(
                settings.duration("logout-retry-first", Duration.ofSeconds(10), SECOND, Duration.ofHours(1)),
                settings.duration("logout-retry-longest", Duration.ofMinutes(15), SECOND, Duration.ofHours(6)),
                settings.duration("logout-retry-for", Duration.ofDays(1), SECOND, Duration.ofDays(7)));
        if (rules.first.compareTo(rules.longest) > 0) {
            throw new InvalidSetting(
                    "%slogout-retry-first must not be longer than logout-retry-longest.".formatted(settings.prefix()));
        }
        return rules;
    }

    /**
     * @param tries how often the portal has been told in vain
     * @param chance from 0 to 1
     */
    public Instant next(int tries, Instant now, double chance) {
        long pause = longest.toMillis();
        // from the 30th doubling on it is the longest anyway
        if (tries <= 30) {
            pause = Math.min(pause, first.toMillis() << Math.max(0, tries - 1));
        }
        return now.plusMillis(Math.round(pause * (1 - SHORTENED * chance)));
    }

    public Instant ends(Instant logout) {
        return logout.plus(lasts);
    }

    /** Of what has ended before this, nothing is kept. */
    public static Instant forgotten(Instant now) {
        return now.minus(REMEMBERED);
    }
}
