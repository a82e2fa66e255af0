package org.pontis.eidas.store;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.pontis.eidas.store.Shape.argument;

/** Reads what {@link RecordWriter} wrote. Which classes are made is decided by the declaration of the outermost alone. */
final class RecordReader {

    private RecordReader() {}

    static Object read(Type type, DataInputStream in) throws IOException {
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
            default -> plain.isSealed() ? read(Shape.one(plain, readText(in)), in) : readRecord(plain, in);
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
        List<Object> values = new ArrayList<>();
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

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
