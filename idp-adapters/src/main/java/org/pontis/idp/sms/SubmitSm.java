package org.pontis.idp.sms;

import java.io.IOException;
import java.time.Duration;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One submit_sm and its answer (SMPP 3.4 section 4.4). Exceptions' own messages may quote a value and are not logged. */
final class SubmitSm {

    private static final Logger LOG = LoggerFactory.getLogger(SubmitSm.class);

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
            session.submitShortMessage(
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
                    segment.octets());
            return Verdict.ACCEPTED;
        } catch (NegativeResponseException refused) {
            Verdict verdict = Verdict.ofStatus(refused.getCommandStatus());
            LOG.info("The SMS centre answered command_status 0x{}: {}.", hex(refused.getCommandStatus()), verdict);
            return verdict;
        } catch (PDUException unsendable) {
            LOG.warn("A message cannot be written as submit_sm.");
            return Verdict.REJECTED;
        } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while the centre's answer was awaited");
            }
            LOG.info("The SMS centre did not answer: {}.", lost.getClass().getSimpleName());
            return Verdict.FAILED;
        }
    }

    private static String hex(int status) {
        return Integer.toHexString(status);
    }
}
