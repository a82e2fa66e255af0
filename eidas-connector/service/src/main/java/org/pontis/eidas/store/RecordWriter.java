package org.pontis.eidas.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.pontis.eidas.store.Shape.argument;

/** Writes plain values, and records of them. */
final class RecordWriter {

    private RecordWriter() {}

    static void write(Type type, Object value, DataOutputStream out) throws IOException {
        switch (value) {
            case String text -> writeText(text, out);
            case Boolean truth -> out.writeBoolean(truth);
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Enum<?> constant -> writeText(constant.name(), out);
            case Instant time -> writeText(time.toString(), out);
            case Duration time -> writeText(time.toString(), out);
            case URI uri -> writeText(uri.toString(), out);
            case Optional<?> optional -> {
                out.writeBoolean(optional.isPresent());
                if (optional.isPresent()) {
                    write(argument(type, 0), optional.get(), out);
                }
            }
            case List<?> list -> writeAll(argument(type, 0), list, out);
            case Set<?> set -> writeAll(argument(type, 0), set, out);
            case Map<?, ?> map -> {
                writeAll(argument(type, 0), map.keySet(), out);
                writeAll(argument(type, 1), map.values(), out);
            }
            default -> writeRecord((Class<?>) type, value, out);
        }
    }

    private static void writeAll(Type type, Iterable<?> values, DataOutputStream out) throws IOException {
        for (Object value : values) {
            out.writeBoolean(true);
            write(type, value, out);
        }
        out.writeBoolean(false);
    }

    private static void writeRecord(Class<?> type, Object value, DataOutputStream out) throws IOException {
        if (type.isSealed()) {
            Class<?> one = Shape.one(type, value.getClass().getSimpleName());
            writeText(one.getSimpleName(), out);
            write(one, value, out);
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                write(component.getGenericType(), component.getAccessor().invoke(value), out);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(type + " cannot be written.", e);
            }
        }
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
