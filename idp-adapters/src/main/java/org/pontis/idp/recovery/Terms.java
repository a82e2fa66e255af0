package org.pontis.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.random.RandomGenerator;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * How long means last.
 *
 * @param term of a phone or a password until it has to be renewed, {@code means-term}
 * @param cooling how long a new phone beside older means gives low only, {@code means-cooling}
 * @param notice how long before the end it may be renewed and she is told, {@code means-notice}
 * @param from the hour of the day from which on she is told, {@code means-notice-hours}
 * @param to the hour at which that ends
 */
public record Terms(Duration term, Duration cooling, Duration notice, int from, int to) {

    private static final Duration DAY = Duration.ofDays(1);

    /** As the realm says, and where it says nothing the server. */
    public static Terms read(Settings settings) {
        String[] hours = settings.text("means-notice-hours").orElse("9-20").split("-", -1);
        int from = hour(hours, 0, settings);
        int to = hour(hours, 1, settings);
        if (hours.length != 2 || from >= to) {
            throw unreadable(settings);
        }
        return new Terms(
                settings.duration("means-term", Duration.ofDays(730), DAY.multipliedBy(30), DAY.multipliedBy(3650)),
                settings.duration("means-cooling", Duration.ofHours(72), Duration.ZERO, DAY.multipliedBy(30)),
                settings.duration("means-notice", DAY.multipliedBy(30), DAY, DAY.multipliedBy(180)),
                from,
                to);
    }

    private static int hour(String[] hours, int which, Settings settings) {
        if (which >= hours.length || !hours[which].matches("1?[0-9]|2[0-4]")) {
            throw unreadable(settings);
        }
        return Integer.parseInt(hours[which]);
    }

    private static InvalidSetting unreadable(Settings settings) {
        return new InvalidSetting(settings.prefix() + "means-notice-hours must be two hours of a day, such as 9-20.");
    }

    /** Whether it is a time of day at which a message wakes nobody. */
    public boolean isDay(LocalTime now) {
        return from <= now.getHour() && now.getHour() < to;
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
