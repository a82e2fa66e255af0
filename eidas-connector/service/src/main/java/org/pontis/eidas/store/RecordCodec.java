package org.pontis.eidas.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

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
        StringBuilder description = new StringBuilder();
        describe(type, description, new LinkedHashSet<>());
        CRC32 crc = new CRC32();
        crc.update(description.toString().getBytes(StandardCharsets.UTF_8));
        this.shape = crc.getValue();
    }

    String write(T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(shape);
            write(type, value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Nothing if another version of ours wrote it. */
    Optional<T> read(String text) {
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
            return in.readLong() == shape ? Optional.of(type.cast(read(type, in))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Type type, Object value, DataOutputStream out) throws IOException {
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
            Class<?> one = one(type, value.getClass().getSimpleName());
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

    private static Object read(Type type, DataInputStream in) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return readGeneric((Class<?>) generic.getRawType(), generic, in);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            String name = readText(in);
            return Arrays.stream(plain.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No such constant."));
        }
        return switch (plain.getSimpleName()) {
            case "String" -> readText(in);
            case "boolean", "Boolean" -> in.readBoolean();
            case "int", "Integer" -> in.readInt();
            case "long", "Long" -> in.readLong();
            case "Instant" -> Instant.parse(readText(in));
            case "Duration" -> Duration.parse(readText(in));
            case "URI" -> URI.create(readText(in));
            default -> plain.isSealed() ? read(one(plain, readText(in)), in) : readRecord(plain, in);
        };
    }

    private static Object readGeneric(Class<?> raw, ParameterizedType type, DataInputStream in) throws IOException {
        if (raw == Optional.class) {
            return in.readBoolean() ? Optional.of(read(argument(type, 0), in)) : Optional.empty();
        }
        List<Object> values = readAll(argument(type, 0), in);
        if (raw == List.class) {
            return values;
        }
        if (raw == Set.class) {
            return new LinkedHashSet<>(values);
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        List<Object> others = readAll(argument(type, 1), in);
        for (int i = 0; i < values.size(); i++) {
            map.put(values.get(i), others.get(i));
        }
        return map;
    }

    private static List<Object> readAll(Type type, DataInputStream in) throws IOException {
        List<Object> values = new java.util.ArrayList<>();
        while (in.readBoolean()) {
            values.add(read(type, in));
        }
        return values;
    }

    private static Object readRecord(Class<?> type, DataInputStream in) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = read(components[i].getGenericType(), in);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be read.", e);
        }
    }

    private static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> one(Class<?> sealed, String name) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(permitted -> permitted.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sealed + " has no such case."));
    }

    /** Everything that decides how the text looks. */
    private static void describe(Type type, StringBuilder to, Set<Type> seen) {
        to.append(type.getTypeName()).append(';');
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> describe(argument, to, seen));
        } else if (type instanceof Class<?> plain && plain.isSealed()) {
            Arrays.stream(plain.getPermittedSubclasses()).forEach(one -> describe(one, to, seen));
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> describe(component.getGenericType(), to.append(component.getName()), seen));
        }
    }
}
