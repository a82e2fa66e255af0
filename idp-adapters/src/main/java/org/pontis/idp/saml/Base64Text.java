package org.pontis.idp.saml;

import java.util.Base64;

/**
 * Base64 as RFC 2045 has it, in lines or not, and nothing else. Lenient decoders skip what they do not know, and then two
 * readers see two messages in one text.
 */
final class Base64Text {

    private static final int LONGEST = Envelope.LARGEST * 3 / 2;

    private Base64Text() {}

    static byte[] decode(String text) {
        Refused.unless(text.length() <= LONGEST, Reason.TOO_LARGE, "The message is too large.");
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace("\r", "").replace("\n", ""));
            Refused.unless(
                    Base64.getEncoder()
                            .encodeToString(bytes)
                            .equals(text.replace("\r", "").replace("\n", "")),
                    Reason.ENCODING,
                    "The base64 is not canonical.");
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw new Refused(Reason.ENCODING, "This is not base64.");
        }
    }
}
