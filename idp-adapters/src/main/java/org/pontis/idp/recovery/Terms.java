package org.pontis.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

import org.pontis.broker.Settings;

/**
 * How long means last.
 *
 * @param term of a phone or a password until it has to be renewed, {@code means-term}
 * @param cooling how long a new phone beside older means gives low only, {@code means-cooling}
 * @param notice how long before the end it may be renewed and she is told, {@code means-notice}
 */
public record Terms(Duration term, Duration cooling, Duration notice) {

    private static final Duration DAY = Duration.ofDays(1);

    /** As the realm says, and where it says nothing the server. */
    public static Terms read(Settings settings) {
        return new Terms(
                settings.duration("means-term", Duration.ofDays(730), DAY.multipliedBy(30), DAY.multipliedBy(3650)),
                settings.duration("means-cooling", Duration.ofHours(72), Duration.ZERO, DAY.multipliedBy(30)),
                settings.duration("means-notice", DAY.multipliedBy(30), DAY, DAY.multipliedBy(180)));
    }

    /**
     * When something registered now ends: a tenth sooner or later than its term, by chance, so that those who came on one day of a
     * campaign do not all come back on one day.
     */
    public Instant end(Instant since, RandomGenerator chance) {
        long tenth = term.toSeconds() / 10;
        return since.plus(term).plusSeconds(chance.nextLong(-tenth, tenth + 1));
    }

    /** Whether it is time to renew what ends then. */
    public boolean isDue(Instant until, Instant now) {
        return !now.isBefore(until.minus(notice));
    }
}
