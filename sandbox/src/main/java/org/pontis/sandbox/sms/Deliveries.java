package org.pontis.sandbox.sms;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.Phones;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings accepted messages to the phones, each on a thread of its own, and reports back. */
final class Deliveries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Puzzle puzzle = new Puzzle();
    private final Phones phones;
    private final Faults faults;
    private final Links links;
    private final InstantSource clock;

    Deliveries(Phones phones, Faults faults, Links links, InstantSource clock) {
        this.phones = phones;
        this.faults = faults;
        this.links = links;
        this.clock = clock;
    }

    /** What becomes of a message: decided when it is accepted, so that a fault switched off later changes nothing. */
    record Fate(boolean lost, long delay) {}

    Fate fate(Submission submission) {
        String phone = submission.to().value();
        boolean lost = faults.strike(SmsFaults.LOST, phone).isPresent();
        return new Fate(
                lost,
                lost
                        ? 0
                        : faults.strike(SmsFaults.DELAY, phone)
                                .map(play -> play.number("millis"))
                                .orElse(0));
    }

    void begin(String id, Submission submission, SMPPServerSession submitter, Fate fate) {
        if (!fate.lost()) {
            threads.execute(() -> deliver(id, submission, submitter, fate.delay()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void deliver(String id, Submission submission, SMPPServerSession submitter, long delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException closing) {
            return;
        }
        Receipt receipt = new Receipt(id, submission, outcome(id, submission), clock.instant());
        if (receipt.wanted()) {
            links.towards(submitter).ifPresent(session -> tell(receipt, session));
        }
    }

    private Receipt.Outcome outcome(String id, Submission submission) {
        if (clock.instant().isAfter(submission.validUntil())) {
            return Receipt.Outcome.EXPIRED;
        }
        puzzle.add(submission)
                .ifPresent(text ->
                        phones.receive(submission.to(), new Message(id, submission.from(), text, clock.instant())));
        return Receipt.Outcome.DELIVRD;
    }

    private static void tell(Receipt receipt, SMPPServerSession session) {
        try {
            receipt.send(session);
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            LOG.info("The client did not take the receipt of {}: {}", receipt.id(), e.getMessage());
        }
    }
}
