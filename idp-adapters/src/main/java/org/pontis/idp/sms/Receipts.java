package org.pontis.idp.sms;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * Counts the centre's delivery receipts and forgets them (SMPP 3.4 section 2.11 and appendix B). They are not matched with
 * messages: a receipt proves nothing about a citizen, and a forged, late or repeated one changes only a statistic.
 * Whatever comes is acknowledged, otherwise the centre would send it again.
 */
final class Receipts implements MessageReceiverListener {

    private static final Pattern STATE = Pattern.compile("\\bstat:([A-Z]{1,7})");

    private final SmsMeter meter;

    Receipts(SmsMeter meter) {
        this.meter = meter;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm deliverSm) {
        meter.count(outcome(deliverSm, deliverSm.getShortMessage()));
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {
        meter.count(SmsOutcome.UNSOLICITED);
    }

    /** We never ask for data_sm, and its answer would have to name a message of ours. */
    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        meter.count(SmsOutcome.UNSOLICITED);
        throw new ProcessRequestException("data_sm is not expected", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    private static SmsOutcome outcome(AbstractSmCommand pdu, byte[] text) {
        if (!MessageType.SMSC_DEL_RECEIPT.containedIn(pdu.getEsmClass())) {
            return SmsOutcome.UNSOLICITED;
        }
        return Optional.ofNullable(pdu.getOptionalParameter(Message_state.class))
                .map(state -> ofState(state.getValue()))
                .orElseGet(() -> ofText(new String(text, StandardCharsets.ISO_8859_1)));
    }

    /** SMPP 3.4 section 5.2.28. */
    private static SmsOutcome ofState(byte messageState) {
        return switch (messageState) {
            case 2 -> SmsOutcome.DELIVERED;
            case 3, 4, 5, 8 -> SmsOutcome.UNDELIVERED;
            default -> SmsOutcome.UNDERWAY;
        };
    }

    /** SMPP 3.4 appendix B. */
    private static SmsOutcome ofText(String text) {
        Matcher state = STATE.matcher(text);
        return switch (state.find() ? state.group(1) : "") {
            case "DELIVRD" -> SmsOutcome.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> SmsOutcome.UNDELIVERED;
            default -> SmsOutcome.UNDERWAY;
        };
    }
}
