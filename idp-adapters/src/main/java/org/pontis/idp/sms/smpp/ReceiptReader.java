package org.pontis.idp.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter.Message_state;
import org.jsmpp.bean.OptionalParameter.Receipted_message_id;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.pontis.idp.sms.centre.Receipt;
import org.pontis.idp.sms.centre.Receipts;

/**
 * Reads the delivery receipts that the centre sends (SMPP 3.4 section 2.11 and appendix B). Whatever comes is acknowledged,
 * otherwise the centre would send it again.
 */
final class ReceiptReader implements MessageReceiverListener {

    private static final Pattern ID = Pattern.compile("\\bid: ?([^\\s]{1,65})");
    private static final Pattern STATE = Pattern.compile("\\bstat: ?([A-Z]{1,7})");

    private final Receipts receipts;

    ReceiptReader(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) {
        if (MessageType.SMSC_DEL_RECEIPT.containedIn(pdu.getEsmClass())) {
            receipts.arrived(read(pdu));
        } else {
            receipts.unsolicited();
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alertNotification) {
        receipts.unsolicited();
    }

    /** We never ask for data_sm, and its answer would have to name a message of ours. */
    @Override
    public DataSmResult onAcceptDataSm(DataSm dataSm, Session source) throws ProcessRequestException {
        receipts.unsolicited();
        throw new ProcessRequestException("data_sm is not expected", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    private static Receipt read(DeliverSm pdu) {
        byte[] octets = Optional.ofNullable(pdu.getShortMessage()).orElse(new byte[0]);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        List<String> ids = new ArrayList<>();
        Optional.ofNullable(pdu.getOptionalParameter(Receipted_message_id.class))
                .ifPresent(id -> ids.add(id.getValueAsString()));
        Matcher id = ID.matcher(text);
        if (id.find()) {
            ids.add(id.group(1));
        }
        Receipt.State state = Optional.ofNullable(pdu.getOptionalParameter(Message_state.class))
                .map(parameter -> ofParameter(parameter.getValue()))
                .orElseGet(() -> ofText(text));
        return new Receipt(ids, new HashSet<>(List.of(pdu.getSourceAddr(), pdu.getDestAddress())), state);
    }

    /** SMPP 3.4 section 5.2.28. */
    private static Receipt.State ofParameter(byte messageState) {
        return switch (messageState) {
            case 2 -> Receipt.State.DELIVERED;
            case 3, 4, 5, 8 -> Receipt.State.UNDELIVERED;
            default -> Receipt.State.UNDERWAY;
        };
    }

    /** SMPP 3.4 appendix B. */
    private static Receipt.State ofText(String text) {
        Matcher state = STATE.matcher(text);
        return switch (state.find() ? state.group(1) : "") {
            case "DELIVRD" -> Receipt.State.DELIVERED;
            case "EXPIRED", "DELETED", "UNDELIV", "REJECTD" -> Receipt.State.UNDELIVERED;
            default -> Receipt.State.UNDERWAY;
        };
    }
}
