package org.pontis.idp.sms;

import java.time.Duration;

import org.pontis.idp.sms.centre.Backoff;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one centre has lately done: a circuit breaker. After a failure or a throttling answer it is left alone for a pause,
 * longer each time; then one message tries, and the others go elsewhere until it is known how that went. One line in the log
 * when trouble begins and one when it ends, however many messages fail.
 */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final String centre;
    private final Backoff backoff;
    private int failures;
    private int throttles;
    private Deadline pause = Deadline.in(Duration.ZERO);
    private boolean trying;
    private boolean warned;

    Standing(String centre, Backoff backoff) {
        this.centre = centre;
        this.backoff = backoff;
    }

    /** Whether this message may go to the centre. Whoever gets a yes must {@link #judge} or {@link #leave}. */
    synchronized boolean enter() {
        if (failures + throttles == 0) {
            return true;
        }
        if (trying || !pause.over()) {
            return false;
        }
        trying = true;
        return true;
    }

    /** Nothing was learnt. */
    synchronized void leave() {
        trying = false;
    }

    /** What the centre said. */
    synchronized void judge(Verdict verdict) {
        trying = false;
        switch (verdict) {
            case Verdict.Accepted accepted -> recovered();
            case Verdict.Rejected rejected -> recovered();
            case Verdict.Busy busy -> throttled(busy.why());
            case Verdict.Refused refused -> failed(refused.why());
            case Verdict.Uncertain uncertain -> failed(uncertain.why());
        }
    }

    /** It takes messages, as far as is known. */
    synchronized void recovered() {
        if (warned) {
            LOG.info("The SMS centre {} is out of trouble.", centre);
        }
        warned = false;
        failures = 0;
        throttles = 0;
    }

    /** During a known pause the same news is no news. */
    private void failed(String why) {
        if (pause.over() || failures == 0) {
            warnOnce(why);
            failures++;
            pause = Deadline.in(backoff.after(failures));
        }
    }

    private void throttled(String why) {
        if (pause.over()) {
            if (throttles > 0) {
                warnOnce(why);
            }
            throttles++;
            pause = Deadline.in(backoff.after(throttles));
        }
    }

    private void warnOnce(String why) {
        if (!warned) {
            warned = true;
            LOG.warn("The SMS centre {} is in trouble: {}.", centre, why);
        }
    }

    /** How it does, provided that it can be reached. */
    synchronized CentreState state() {
        if (failures + throttles == 0 || pause.over()) {
            return CentreState.UP;
        }
        return failures > 0 ? CentreState.TROUBLED : CentreState.BUSY;
    }

    /** Whether citizens may be promised a message. One throttling answer is not worth an alarm: the pause is short. */
    synchronized boolean promises() {
        return state() == CentreState.UP || (failures == 0 && throttles == 1);
    }
}
