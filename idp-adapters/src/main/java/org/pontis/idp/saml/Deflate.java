package org.pontis.idp.saml;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** DEFLATE without a header (RFC 1951), up to the size of a message, and ending where the parameter ends. */
final class Deflate {

    private Deflate() {}

    static byte[] inflate(byte[] deflated) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] buffer = new byte[Envelope.LARGEST + 1];
            int length = 0;
            while (!inflater.finished() && length < buffer.length) {
                int more = inflater.inflate(buffer, length, buffer.length - length);
                Refused.unless(more > 0 || inflater.finished(), Reason.ENCODING, "The DEFLATE stream is cut off.");
                length += more;
            }
            Refused.unless(length <= Envelope.LARGEST, Reason.TOO_LARGE, "The message is too large.");
            Refused.unless(inflater.getRemaining() == 0, Reason.ENCODING, "Something follows the DEFLATE stream.");
            return Arrays.copyOf(buffer, length);
        } catch (DataFormatException notDeflate) {
            throw new Refused(Reason.ENCODING, "This is not DEFLATE.");
        } finally {
            // native memory: not left to the garbage collector
            inflater.end();
        }
    }
}
