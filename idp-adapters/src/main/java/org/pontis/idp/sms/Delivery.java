package org.pontis.idp.sms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jsmpp.session.SMPPSession;
import org.pontis.broker.Msisdn;

/**
 * The way from the bulkhead to the centre, for any number of messages at once: each is tried until the centre takes or
 * rejects it or its validity ends. A pause or an outage holds no place in the window, so one message never blocks another.
 */
final class Delivery {

    /** The validity period counts in seconds. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SmppLink link;
    private final SubmitSm submitSm;
    private final Semaphore window;
    private final Backoff backoff;
    private final Standing standing;
    private final SmsMeter meter;

    Delivery(SmppLink link, SmppSettings settings, Standing standing, SmsMeter meter) {
        this.link = link;
        this.submitSm = new SubmitSm(settings.sender());
        this.window = new Semaphore(settings.parallel(), true);
        this.backoff = settings.retry();
        this.standing = standing;
        this.meter = meter;
    }

    /** Delivers all parts, in order. A part that was taken is not sent again because a later one fails. */
    SmsOutcome deliver(Msisdn to, List<Segment> segments, Deadline deadline) throws InterruptedException {
        for (Segment segment : segments) {
            SmsOutcome outcome = deliver(to, segment, deadline);
            if (outcome != SmsOutcome.ACCEPTED) {
                return outcome;
            }
        }
        return SmsOutcome.ACCEPTED;
    }

    private SmsOutcome deliver(Msisdn to, Segment segment, Deadline deadline) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Optional<Verdict> verdict = attempt(to, segment, deadline);
            if (verdict.isEmpty()) {
                return SmsOutcome.EXPIRED;
            }
            switch (verdict.get()) {
                case ACCEPTED -> {
                    standing.recovered();
                    return SmsOutcome.ACCEPTED;
                }
                case REJECTED -> {
                    return SmsOutcome.REJECTED;
                }
                case THROTTLED -> throttled(attempt);
                case FAILED -> failed();
            }
            Thread.sleep(shorter(backoff.after(attempt), deadline.left()));
        }
    }

    /** Empty when the validity ends first. */
    private Optional<Verdict> attempt(Msisdn to, Segment segment, Deadline deadline) throws InterruptedException {
        Optional<SMPPSession> session = link.awaitSession(deadline);
        if (session.isEmpty() || !window.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        try {
            Duration validity = deadline.left();
            return validity.compareTo(SHORTEST) < 0
                    ? Optional.empty()
                    : Optional.of(submitSm.submit(session.get(), to, segment, validity));
        } finally {
            window.release();
        }
    }

    /** A busy centre is asked again before anybody is told. */
    private void throttled(int attempt) {
        meter.count(SmsOutcome.THROTTLED);
        if (attempt > 1) {
            standing.failed("the centre keeps throttling");
        }
    }

    private void failed() {
        meter.count(SmsOutcome.FAILED);
        standing.failed("the centre fails or does not answer");
    }

    private static Duration shorter(Duration one, Duration other) {
        Duration shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
