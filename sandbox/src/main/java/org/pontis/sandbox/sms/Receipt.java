package org.pontis.sandbox.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;

/**
 * What became of a message, told to the client: SMPP 3.4 section 2.11 and appendix B. The message's own text is left out of
 * it: it may be a code, and receipts end up in logs.
 */
record Receipt(String id, Submission submission, Outcome outcome, Instant done) {

    /** The final states that this centre knows, with their {@code message_state} of section 5.2.28. */
    enum Outcome {
        DELIVRD(2),
        EXPIRED(3),
        UNDELIV(5);

        private final int messageState;

        Outcome(int messageState) {
            this.messageState = messageState;
        }
    }

    /** {@code registered_delivery}, section 5.2.17, bits 0 and 1. */
    enum Wish {
        NONE,
        ANY,
        FAILURE;

        static Wish of(byte registeredDelivery) {
            return switch (registeredDelivery & 0x03) {
                case SMPPConstant.REGDEL_SMSC_SUCCESS_FAILURE_REQUESTED -> ANY;
                case SMPPConstant.REGDEL_SMSC_FAILURE_REQUESTED -> FAILURE;
                default -> NONE;
            };
        }
    }

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuMMddHHmm").withZone(ZoneOffset.UTC);

    boolean wanted() {
        return switch (submission.receipt()) {
            case NONE -> false;
            case ANY -> true;
            case FAILURE -> outcome != Outcome.DELIVRD;
        };
    }

    /** The same under another name. */
    Receipt named(String other) {
        return new Receipt(other, submission, outcome, done);
    }

    /** From the phone, to the sender, marked as a receipt. */
    void send(SMPPServerSession session, boolean parameters)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        session.deliverShortMessage(
                "",
                TypeOfNumber.INTERNATIONAL,
                NumberingPlanIndicator.ISDN,
                submission.to().value().substring(1),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                submission.from(),
                new ESMClass(SMPPConstant.ESMCLS_SMSC_DELIV_RECEIPT),
                (byte) 0,
                (byte) 0,
                new RegisteredDelivery(0),
                DataCodings.ZERO,
                text().getBytes(StandardCharsets.US_ASCII),
                parameters ? parameters() : new OptionalParameter[0]);
    }

    private OptionalParameter[] parameters() {
        return new OptionalParameter[] {
            new OptionalParameter.Receipted_message_id(id),
            new OptionalParameter.Message_state((byte) outcome.messageState)
        };
    }

    String text() {
        boolean delivered = outcome == Outcome.DELIVRD;
        return "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:000 text:"
                .formatted(
                        id,
                        delivered ? "001" : "000",
                        MINUTES.format(submission.submitted()),
                        MINUTES.format(done),
                        outcome);
    }
}
