package org.pontis.eidas.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes records as text and reads them again on another node. What is read is what the record's own declaration says, and every
 * record checks itself while it is made; nothing in the text names a class, so that nobody who writes into the cache can have
 * anything else made. Text of a version of ours in which the record looked different is not read at all.
 */
final class RecordCodec<T> {

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
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Nothing if another version of ours wrote it. */
    Optional<T> read(String text) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readLong() == shape ? Optional.of(type.cast(RecordReader.read(type, in))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
