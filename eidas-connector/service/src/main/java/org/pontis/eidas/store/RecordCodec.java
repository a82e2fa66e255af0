package org.pontis.eidas.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Writes records as text and reads them again on another node. What is read is what the record's own declaration says, and every
 * record checks itself while it is made; nothing in the text names a class, so that nobody who writes into the cache can have
 * anything else made. Text of a version of ours in which the record looked different is not read at all. The text has a character
 * for each octet, and is compressed where that makes it shorter.
 */
final class RecordCodec<T> {

    private static final int WORTH_IT = 160;
    private static final char PLAIN = 'p';
    private static final char COMPRESSED = 'c';

    private final Class<T> type;
    private final long shape;

    RecordCodec(Class<T> type) {
        this.type = type;
        this.shape = Shape.of(type);
    }

    String write(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(shape);
            RecordWriter.write(type, value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size() < WORTH_IT ? PLAIN + text(bytes) : COMPRESSED + text(compressed(bytes));
    }

    /** Nothing if another version of ours wrote it. */
    Optional<T> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        InputStream bytes = new ByteArrayInputStream(text.substring(1).getBytes(StandardCharsets.ISO_8859_1));
        try (DataInputStream in =
                new DataInputStream(text.charAt(0) == COMPRESSED ? new InflaterInputStream(bytes) : bytes)) {
            return in.readLong() == shape ? Optional.of(type.cast(RecordReader.read(type, in))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteArrayOutputStream compressed(ByteArrayOutputStream bytes) {
        ByteArrayOutputStream fewer = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(fewer, deflater)) {
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return fewer;
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
