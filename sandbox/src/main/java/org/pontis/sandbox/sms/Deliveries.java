package org.pontis.sandbox.sms;

import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jsmpp.session.SMPPServerSession;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.phones.Message;
import org.pontis.sandbox.phones.Phones;

/** Brings accepted messages to the phones, each on a thread of its own, and reports back. */
final class Deliveries implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Puzzle puzzle = new Puzzle();
    private final Phones phones;
    private final Faults faults;
    private final Reports reports;
    private final InstantSource clock;

    Deliveries(Phones phones, Faults faults, Reports reports, InstantSource clock) {
        this.phones = phones;
        this.faults = faults;
        this.reports = reports;
        this.clock = clock;
    }

    /** What becomes of a message: decided when it is accepted, so that a fault switched off later changes nothing. */
    record Fate(boolean lost, boolean undelivered, long delay) {}

    Fate fate(Submission submission) {
        String phone = submission.to().value();
        return new Fate(
                faults.strike(SmsFaults.LOST, phone).isPresent(),
                faults.strike(SmsFaults.UNDELIVERED, phone).isPresent(),
                faults.strike(SmsFaults.DELAY, phone)
                        .map(play -> play.number("millis"))
                        .orElse(0));
    }

    void begin(String id, Submission submission, SMPPServerSession submitter, Fate fate) {
        if (!fate.lost()) {
            threads.execute(() -> deliver(id, submission, submitter, fate));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void deliver(String id, Submission submission, SMPPServerSession submitter, Fate fate) {
        try {
            Thread.sleep(fate.delay());
            Receipt.Outcome outcome = fate.undelivered() ? Receipt.Outcome.UNDELIV : outcome(id, submission);
            reports.report(new Receipt(id, submission, outcome, clock.instant()), submitter);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
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
}
