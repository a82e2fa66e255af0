package org.pontis.eidas.explain;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A file to be explained.
 *
 * @param xml the document, byte for byte as it was signed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares exhibits
record Exhibit(Path file, Kind kind, byte[] xml) {

    private static final long LARGEST = 10_000_000;
    private static final String MARK = "\u00EF\u00BB\u00BF";

    /**
     * Reads XML, or Base64 as it stands in a form field, with line ends and percent signs or without.
     *
     * @throws Unreadable if it is neither
     */
    static Exhibit read(Path file) throws Unreadable {
        byte[] xml = document(file, content(file));
        Kind kind = Kind.of(withoutMark(xml))
                .orElseThrow(() -> new Unreadable(
                        "The file " + file + " is no AuthnRequest, Response, EntityDescriptor or EntitiesDescriptor."));
        return new Exhibit(file, kind, xml);
    }

    /** The same without its comments, to see what else there is to say; nobody else may read it so. */
    Exhibit withoutComments() {
        String text = new String(xml, StandardCharsets.ISO_8859_1);
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (int from = text.indexOf("<!--"); from >= 0; from = text.indexOf("<!--", at)) {
            int end = text.indexOf("-->", from);
            rest.append(text, at, from);
            at = end < 0 ? text.length() : end + 3;
        }
        rest.append(text, at, text.length());
        return new Exhibit(file, kind, rest.toString().stripLeading().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] content(Path file) throws Unreadable {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable("The file " + file + " is far too large for a message.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unreadable("The file " + file + " cannot be read: is it there, and may this user read it?", e);
        }
    }

    private static byte[] document(Path file, byte[] content) throws Unreadable {
        String text = withoutMark(content).strip();
        if (text.startsWith("<")) {
            return content;
        }
        try {
            String field = text.contains("%") ? URLDecoder.decode(text, StandardCharsets.ISO_8859_1) : text;
            return Base64.getDecoder().decode(field.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("The file " + file + " is neither XML nor Base64.", e);
        }
    }

    private static String withoutMark(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
