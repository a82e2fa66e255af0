package org.pontis.eidas.explain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * A message as somebody caught it: the document, the Base64 of a form's field in lines or not, the form's body, or the address that
 * carried it, deflated or not.
 *
 * @param xml the document, byte for byte as it was signed
 * @param deflated whether it was
 * @param query of an address in which a signature stands beside the message (SAML bindings 3.4.4.1)
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Wire(byte[] xml, boolean deflated, Optional<String> query) {

    private static final int LARGEST = 10_000_000;
    private static final String MARK = "\u00EF\u00BB\u00BF";

    /** Nothing for what is neither XML nor an encoding of something. */
    static Optional<Wire> of(byte[] content) {
        String text = withoutMark(content).strip();
        if (text.startsWith("<")) {
            return Optional.of(new Wire(content, false, Optional.empty()));
        }
        Optional<String> query = query(text);
        return query.map(Wire::message)
                .orElse(Optional.of(text))
                .flatMap(Wire::decoded)
                .map(bytes -> {
                    boolean plain = isMarkup(bytes);
                    return new Wire(
                            plain ? bytes : inflated(bytes), !plain, query.filter(some -> some.contains("Signature=")));
                });
    }

    /** Octets as characters, without the mark that some editors put before them. */
    static String withoutMark(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }

    /** What follows the question mark, or the whole body of a form. */
    private static Optional<String> query(String text) {
        return text.contains("SAMLRequest=") || text.contains("SAMLResponse=")
                ? Optional.of(text.substring(text.indexOf('?') + 1))
                : Optional.empty();
    }

    private static Optional<String> message(String query) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith("SAMLRequest=") || pair.startsWith("SAMLResponse="))
                .map(pair -> pair.substring(pair.indexOf('=') + 1))
                .findFirst();
    }

    private static Optional<byte[]> decoded(String field) {
        try {
            String plain = field.contains("%") ? URLDecoder.decode(field, StandardCharsets.ISO_8859_1) : field;
            return Optional.of(Base64.getDecoder()
                    .decode(plain.replaceAll("\\s", "").replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isMarkup(byte[] bytes) {
        return withoutMark(bytes).stripLeading().startsWith("<");
    }

    /** As it is, if it was not deflated. */
    private static byte[] inflated(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            return bytes;
        } finally {
            inflater.end();
        }
    }
}
