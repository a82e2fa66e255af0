package org.pontis.sandbox.sms;

import java.util.Arrays;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/**
 * One part of a message, most often the only one. The user data header that says so is 3GPP TS 23.040 section 9.2.3.24,
 * information elements 0x00 (8-bit reference) and 0x08 (16-bit).
 *
 * @param reference the same in all parts of one message
 * @param total how many parts there are
 * @param number which one this is, from 1
 * @param octets without the header
 */
record Part(int reference, int total, int number, byte[] octets) {

    static Part whole(byte[] octets) {
        return new Part(0, 1, 1, octets);
    }

    /** Reads user data that begins with a header. */
    static Part withHeader(byte[] data) throws ProcessRequestException {
        int end = data.length == 0 ? 1 : 1 + (data[0] & 0xFF);
        if (end > data.length) {
            throw badHeader();
        }
        byte[] text = Arrays.copyOfRange(data, end, data.length);
        int at = 1;
        while (at + 2 <= end) {
            int length = data[at + 1] & 0xFF;
            if (at + 2 + length > end) {
                throw badHeader();
            }
            if (data[at] == 0x00 && length == 3) {
                return of(data[at + 2] & 0xFF, data[at + 3] & 0xFF, data[at + 4] & 0xFF, text);
            }
            if (data[at] == 0x08 && length == 4) {
                int reference = (data[at + 2] & 0xFF) << 8 | data[at + 3] & 0xFF;
                return of(reference, data[at + 4] & 0xFF, data[at + 5] & 0xFF, text);
            }
            at += 2 + length;
        }
        return whole(text);
    }

    private static Part of(int reference, int total, int number, byte[] text) throws ProcessRequestException {
        if (number < 1 || number > total) {
            throw badHeader();
        }
        return new Part(reference, total, number, text);
    }

    private static ProcessRequestException badHeader() {
        return new ProcessRequestException("malformed user data header", SMPPConstant.STAT_ESME_RINVESMCLASS);
    }
}
