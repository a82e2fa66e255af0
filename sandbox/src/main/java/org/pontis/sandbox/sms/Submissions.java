package org.pontis.sandbox.sms;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;

/**
 * Answers {@code submit_sm}, SMPP 3.4 section 4.4. A message is delivered after the answer is out, so that a receipt never
 * overtakes the id it speaks of. A client that submits twice sends two messages.
 */
final class Submissions extends OnlySubmissions {

    /** What was taken, and what the faults that played at that moment make of it. */
    private record Accepted(Submission submission, SMPPServerSession submitter, Deliveries.Fate fate) {}

    // always with a letter: a client that reads ids as numbers must fail here and not at an operator
    private static final long FIRST_ID = 0xAB_0000_0000L;
    private static final int ID_LENGTH = 10;

    private final AtomicLong ids = new AtomicLong(FIRST_ID + new SecureRandom().nextInt());
    private final Map<String, Accepted> answered = new ConcurrentHashMap<>();
    private final Faults faults;
    private final Deliveries deliveries;
    private final InstantSource clock;

    Submissions(Faults faults, Deliveries deliveries, InstantSource clock) {
        this.faults = faults;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm pdu, SMPPServerSession session) throws ProcessRequestException {
        Submission submission = Submission.read(pdu, clock.instant());
        suffer(submission.to().value(), session);
        String id = HexFormat.of().withUpperCase().toHexDigits(ids.incrementAndGet(), ID_LENGTH);
        answered.put(id, new Accepted(submission, session, deliveries.fate(submission)));
        if (faults.strike(SmsFaults.LOSE_ANSWER, submission.to().value()).isPresent()) {
            session.close();
        }
        try {
            return new SubmitSmResult(new MessageId(id), OptionalParameters.EMPTY_OPTIONAL_PARAMETERS);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession session) {
        deliver(result);
    }

    /** The client is gone, but the message is ours: the classical cause of a duplicate. */
    @Override
    public void onSubmitSmRespError(SubmitSmResult result, Exception cause, SMPPServerSession session) {
        deliver(result);
    }

    private void deliver(SubmitSmResult result) {
        Accepted accepted = answered.remove(result.getMessageId());
        deliveries.begin(result.getMessageId(), accepted.submission(), accepted.submitter(), accepted.fate());
    }

    private void suffer(String phone, SMPPServerSession session) throws ProcessRequestException {
        faults.strike(SmsFaults.SLOW, phone).ifPresent(play -> pause(play.number("millis")));
        if (faults.strike(SmsFaults.DROP_LINK, phone).isPresent()) {
            session.close();
            throw new ProcessRequestException("the link is gone", SMPPConstant.STAT_ESME_RSYSERR);
        }
        if (faults.strike(SmsFaults.THROTTLE, phone).isPresent()) {
            throw new ProcessRequestException("throttled", SMPPConstant.STAT_ESME_RTHROTTLED);
        }
        if (faults.strike(SmsFaults.QUEUE_FULL, phone).isPresent()) {
            throw new ProcessRequestException("queue full", SMPPConstant.STAT_ESME_RMSGQFUL);
        }
        Optional<Play> rejection = faults.strike(SmsFaults.REJECT, phone);
        if (rejection.isPresent()) {
            throw new ProcessRequestException("rejected", rejection.get().number("status"));
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
