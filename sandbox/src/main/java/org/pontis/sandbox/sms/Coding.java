package org.pontis.sandbox.sms;

import java.nio.charset.StandardCharsets;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/** How octets are text: {@code data_coding}, SMPP 3.4 section 5.2.19. */
enum Coding {
    DEFAULT_ALPHABET,
    LATIN_1,
    UCS_2;

    static Coding of(byte dataCoding) throws ProcessRequestException {
        return switch (dataCoding) {
            case SMPPConstant.DC_DEFAULT -> DEFAULT_ALPHABET;
            case SMPPConstant.DC_LATIN1 -> LATIN_1;
            case SMPPConstant.DC_UCS2 -> UCS_2;
            default ->
                throw new ProcessRequestException(
                        "data_coding " + dataCoding + " is not known here", SMPPConstant.STAT_ESME_RSUBMITFAIL);
        };
    }

    String decode(byte[] octets) {
        return switch (this) {
            case DEFAULT_ALPHABET -> DefaultAlphabet.decode(octets);
            case LATIN_1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case UCS_2 -> new String(octets, StandardCharsets.UTF_16BE);
        };
    }
}
