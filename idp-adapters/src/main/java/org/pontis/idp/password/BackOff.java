package org.pontis.idp.password;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.broker.Limit;
import org.pontis.broker.Limits;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;

/**
 * A pause after too many failures that doubles with each further one, up to a longest, and is over by itself. Tries are
 * counted <em>before</em> they are made, and forgotten after a success: many at the same moment get no further than many
 * one after the other.
 *
 * @param name of the counter
 * @param free how many tries need no pause, {@code free-tries}
 * @param pauses each lets one try through when it is over; the last one repeats
 */
record BackOff(String name, int free, List<Limit> pauses) {

    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** Reads {@code free-tries}, {@code first-pause} and {@code longest-pause}. */
    static BackOff read(MethodId method, Settings settings) {
        Duration second = Duration.ofSeconds(1);
        Duration hour = Duration.ofHours(1);
        Duration first = settings.duration("first-pause", Duration.ofMinutes(1), second, hour);
        Duration longest = settings.duration("longest-pause", hour, first, Duration.ofHours(4));
        String name = method + "-tries";
        Stream<Duration> doubling =
                Stream.iterate(first, pause -> pause.compareTo(longest) < 0, pause -> pause.multipliedBy(2));
        return new BackOff(
                name,
                settings.number("free-tries", 5, 1, 20),
                Stream.concat(doubling, Stream.of(longest))
                        .map(pause -> new Limit(name + "-" + pause.toSeconds() + "s", 1, pause))
                        .toList());
    }

    /** Counts a try, unless it comes too soon. */
    boolean admits(Limits limits, String subject) {
        int due = pausesDue(limits, subject);
        if (due > 0 && !limits.spend(pauses.get(due - 1), subject)) {
            return false;
        }
        boolean free = limits.spend(tries(this.free), subject);
        int next = pausesDue(limits, subject);
        if (next > 0) {
            limits.spend(pauses.get(next - 1), subject); // the pause begins now
        }
        return free || due > 0;
    }

    /** Forgets the tries after one that succeeded. */
    void forget(Limits limits, String subject) {
        limits.forget(tries(free), subject);
    }

    /** Zero while tries are free, then which of the pauses stands before the next one. */
    private int pausesDue(Limits limits, String subject) {
        int due = 0;
        while (due < pauses.size() && limits.exhausted(tries(free + due), subject)) {
            due++;
        }
        return due;
    }

    /** One counter, asked whether it has come to {@code max}. */
    private Limit tries(int max) {
        return new Limit(name, max, REMEMBERED);
    }
}
