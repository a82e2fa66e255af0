package org.pontis.idp.password;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.broker.Count;
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
        long begun = limits.used(begun(), subject);
        return begun == 0 ? isFree(limits, subject) : isAfterPause(limits, subject, begun);
    }

    /** Forgets the tries after one that succeeded. */
    void forget(Limits limits, String subject) {
        limits.forget(tries(), subject);
        limits.forget(begun(), subject);
    }

    /** Each try has a number of its own; whoever comes between the last free one and the beginning of its pause has a higher one. */
    private boolean isFree(Limits limits, String subject) {
        long number = limits.add(List.of(new Count(tries(), subject, 1))).getFirst();
        // twice as many come only if whoever had the last free one did not get as far as to begin the pause
        if (number == free || number == 2L * free) {
            beginFirst(limits, subject);
        }
        return number <= free;
    }

    /** The first pause is one, however many come to begin it: a second one would count as over, and let somebody through. */
    private void beginFirst(Limits limits, String subject) {
        if (limits.used(begun(), subject) == 0 && begin(limits, subject, 1) > 1) {
            limits.add(List.of(new Count(begun(), subject, 1).back()));
        }
    }

    /** Of many who come when a pause is over, one is let through, and the next pause has begun when he is. */
    private boolean isAfterPause(Limits limits, String subject, long pause) {
        if (!limits.spend(pause(pause), subject)) {
            return false;
        }
        begin(limits, subject, pause + 1);
        return true;
    }

    /** @return how many have begun by now */
    private long begin(Limits limits, String subject, long pause) {
        return limits.add(List.of(new Count(begun(), subject, 1), new Count(pause(pause), subject, 1)))
                .getFirst();
    }

    /** @param number from one; the last pause repeats */
    private Limit pause(long number) {
        return pauses.get((int) Math.min(number, pauses.size()) - 1);
    }

    private Limit tries() {
        return new Limit(name, free, REMEMBERED);
    }

    private Limit begun() {
        return new Limit(name + "-pauses", pauses.size(), REMEMBERED);
    }
}
