package org.pontis.idp.sms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.idp.sms.centre.Backoff;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.SmsOutcome;
import org.pontis.idp.sms.centre.Verdict;

/**
 * The way of a message over the centres, for any number of messages at once: each centre in the order of preference, and
 * again after a moment, until one may have it, all of them reject it, or its time is over.
 */
final class Delivery {

    /** How often a message that nobody takes looks around. */
    private static final Backoff GLANCES = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1));

    private final List<Centre> centres;

    Delivery(List<Centre> centres) {
        this.centres = List.copyOf(centres);
    }

    SmsOutcome deliver(Message message, Deadline deadline) throws InterruptedException {
        List<Centre> left = new ArrayList<>(centres);
        for (int round = 1; !deadline.over(); round++) {
            Optional<SmsOutcome> outcome = round(message, left, deadline);
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (left.isEmpty()) {
                return SmsOutcome.REJECTED;
            }
            Duration pause = GLANCES.after(round);
            Thread.sleep(pause.compareTo(deadline.left()) < 0 ? pause : Duration.ofMillis(10));
        }
        return SmsOutcome.EXPIRED;
    }

    /** Asks each centre that is left once, and strikes out those that reject the message. */
    private static Optional<SmsOutcome> round(Message message, List<Centre> left, Deadline deadline)
            throws InterruptedException {
        for (Centre centre : List.copyOf(left)) {
            if (deadline.over()) {
                return Optional.empty();
            }
            switch (centre.submit(message, deadline)) {
                case Verdict.Accepted accepted -> {
                    return Optional.of(SmsOutcome.ACCEPTED);
                }
                case Verdict.Uncertain uncertain -> {
                    return Optional.of(SmsOutcome.UNCERTAIN);
                }
                case Verdict.Rejected rejected -> left.remove(centre);
                case Verdict.Busy busy -> {}
                case Verdict.Refused refused -> {}
            }
        }
        return Optional.empty();
    }
}
