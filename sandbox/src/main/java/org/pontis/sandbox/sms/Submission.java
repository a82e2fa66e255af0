package org.pontis.sandbox.sms;

import java.time.Instant;
import java.util.Optional;

import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.pontis.sandbox.phones.PhoneNumber;

/**
 * What a client submitted, read as an operator reads it.
 *
 * @param validUntil after that the message must not be delivered any more
 * @param receipt which outcomes the client wants to hear of
 */
record Submission(
        String from,
        PhoneNumber to,
        Coding coding,
        Part part,
        Instant submitted,
        Instant validUntil,
        Receipt.Wish receipt) {

    static Submission read(SubmitSm pdu, Instant now) throws ProcessRequestException {
        Coding coding = Coding.of(pdu.getDataCoding());
        byte[] data = data(pdu);
        Part part = pdu.isUdhi() ? Part.withHeader(data) : Part.whole(data);
        if (coding == Coding.UCS_2 && part.octets().length % 2 != 0) {
            throw new ProcessRequestException("half a character", SMPPConstant.STAT_ESME_RINVMSGLEN);
        }
        return new Submission(
                pdu.getSourceAddr(),
                destination(pdu),
                coding,
                part,
                now,
                Validity.end(pdu.getValidityPeriod(), now),
                Receipt.Wish.of(pdu.getRegisteredDelivery()));
    }

    /** The same to another phone. */
    Submission to(PhoneNumber other) {
        return new Submission(from, other, coding, part, submitted, validUntil, receipt);
    }

    /** The {@code message_payload} parameter carries what is too long for {@code short_message}, SMPP 3.4 section 5.3.2.32. */
    private static byte[] data(SubmitSm pdu) {
        byte[] brief = pdu.getShortMessage();
        Message_payload payload = pdu.getOptionalParameter(Message_payload.class);
        if (brief != null && brief.length > 0) {
            return brief;
        }
        return payload == null ? new byte[0] : payload.getValue();
    }

    private static PhoneNumber destination(SubmitSm pdu) throws ProcessRequestException {
        boolean plus = pdu.getDestAddress().startsWith("+");
        if (plus || pdu.getDestAddrTon() == SMPPConstant.TON_INTERNATIONAL) {
            Optional<PhoneNumber> number = PhoneNumber.read(pdu.getDestAddress());
            if (number.isPresent()) {
                return number.get();
            }
        }
        throw new ProcessRequestException("not an international number", SMPPConstant.STAT_ESME_RINVDSTADR);
    }
}
