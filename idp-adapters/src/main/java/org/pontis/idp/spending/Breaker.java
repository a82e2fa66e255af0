package org.pontis.idp.spending;

import java.time.Duration;
import java.time.Instant;

import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/**
 * Closes a range of numbers whose codes hardly ever come back: messages that no person reads are what pumping looks like.
 * Time is cut in slices as long as a code lives, and a slice is judged when all its codes have come back or never will: the
 * last but one. A closed slice sends nothing, so the range is tried again by itself.
 *
 * @param percent closed below this share of codes that came back; 0 is never
 * @param from how many messages a slice needs to be judged at all
 */
record Breaker(int percent, int from) {

    private static final Duration SLICE = Duration.ofMinutes(10);
    private static final Limit SENT = new Limit("sms-slice-sent", Long.MAX_VALUE, SLICE.multipliedBy(4));
    private static final Limit ANSWERED = new Limit("sms-slice-answered", Long.MAX_VALUE, SLICE.multipliedBy(4));

    Count sent(String range, Instant at) {
        return new Count(SENT, subject(range, slice(at)), 1);
    }

    Count answered(String range, Instant sent) {
        return new Count(ANSWERED, subject(range, slice(sent)), 1);
    }

    boolean closes(String range, Limits limits, Instant now) {
        String judged = subject(range, slice(now) - 2);
        if (percent == 0) {
            return false;
        }
        long sent = limits.used(SENT, judged);
        return sent >= from && limits.used(ANSWERED, judged) * 100 < sent * percent;
    }

    private static long slice(Instant at) {
        return at.getEpochSecond() / SLICE.toSeconds();
    }

    private static String subject(String range, long slice) {
        return range + "|" + slice;
    }
}
