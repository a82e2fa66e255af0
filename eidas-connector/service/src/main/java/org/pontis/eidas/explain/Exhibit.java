package org.pontis.eidas.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to be explained.
 *
 * @param deflated whether it came so, as messages in addresses do
 * @param query of an address in which a signature stands beside the message
 * @param xml the document, byte for byte as it was signed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares exhibits
record Exhibit(Path file, Kind kind, boolean deflated, Optional<String> query, byte[] xml) {

    /** What is read from standard input. */
    static final Path STANDARD_INPUT = Path.of("-");

    private static final int LARGEST = 10_000_000;

    /**
     * Reads a message however it was caught; what is none is of no known kind.
     *
     * @throws Unreadable if there is no such file
     */
    static Exhibit read(Path file, InputStream standardInput) throws Unreadable {
        byte[] content = content(file, standardInput);
        return Wire.of(content)
                .map(wire -> new Exhibit(
                        file,
                        Kind.of(Wire.withoutMark(wire.xml())).orElse(Kind.UNKNOWN),
                        wire.deflated(),
                        wire.query(),
                        wire.xml()))
                .orElseGet(() -> new Exhibit(file, Kind.UNKNOWN, false, Optional.empty(), content));
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
        return new Exhibit(
                file,
                kind,
                deflated,
                Optional.empty(),
                rest.toString().stripLeading().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] content(Path file, InputStream standardInput) throws Unreadable {
        try (InputStream in = file.equals(STANDARD_INPUT) ? standardInput : Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        } catch (IOException e) {
            String what = Files.isDirectory(file)
                    ? "is a folder; name the files in it."
                    : "cannot be read: is it there, and may this user read it?";
            throw new Unreadable("The file " + file + " " + what, e);
        }
    }
}
