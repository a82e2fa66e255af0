package org.pontis.idp.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.pontis.broker.Msisdn;
import org.pontis.idp.sms.centre.Verdict;
import org.pontis.idp.sms.text.Segment;

/** One submit_sm and its answer (SMPP 3.4 section 4.4). Exceptions' own messages may quote a value and are not
 * passed on. */
final class SubmitSm {

    private static final ESMClass WHOLE = new ESMClass();
    private static final ESMClass PART =
            new ESMClass(MessageMode.DEFAULT, MessageType.DEFAULT, GSMSpecificFeature.UDHI);

    private final String sender;

    SubmitSm(String sender) {
        this.sender = sender;
    }

    /** Hands a segment to the centre and waits for the answer, at most the session's transaction timer. */
    Verdict submit(SMPPSession session, Msisdn to, Segment segment, Duration validity) throws InterruptedException {
        try {
            return new Verdict.Accepted(List.of(ask(session, to, segment, validity)));
        } catch (NegativeResponseException refused) {
            return Verdicts.ofStatus(refused.getCommandStatus());
        } catch (PDUException unsendable) {
            return new Verdict.Rejected("it cannot be written as submit_sm");
        } catch (IOException unsent) {
            stopIfInterrupted();
            // jsmpp throws it only before the last octet has left: the centre cannot have the whole request
            return new Verdict.Refused("the link broke before the request was out");
        } catch (ResponseTimeoutException | InvalidResponseException lost) {
            stopIfInterrupted();
            return new Verdict.Uncertain(List.of(), "no answer");
        }
    }

    private String ask(SMPPSession session, Msisdn to, Segment segment, Duration validity)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.ALPHANUMERIC,
                        NumberingPlanIndicator.UNKNOWN,
                        sender,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        to.value().substring(1),
                        segment.headed() ? PART : WHOLE,
                        (byte) 0,
                        (byte) 0,
                        null,
                        ValidityPeriod.relative(validity),
                        new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE),
                        (byte) 0,
                        new RawDataCoding(segment.coding().dataCoding()),
                        (byte) 0,
                        segment.octets())
                .getMessageId();
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while the centre's answer was awaited");
        }
    }
}
