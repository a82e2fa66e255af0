package org.pontis.eidas.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/** How a record is declared. */
final class Shape {

    private Shape() {}

    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            boolean.class,
            Boolean.class,
            int.class,
            Integer.class,
            long.class,
            Long.class,
            Instant.class,
            Duration.class,
            URI.class,
            Optional.class,
            List.class,
            Set.class,
            Map.class);

    /**
     * A number that is another one when anything about the declaration is, however deep inside.
     *
     * @throws IllegalArgumentException if there is something inside that is no plain value
     */
    static long of(Class<?> type) {
        StringBuilder description = new StringBuilder();
        describe(type, description, new LinkedHashSet<>());
        CRC32 crc = new CRC32();
        crc.update(description.toString().getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    /** What a generic type is made of, such as the items of a list. */
    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    /** The case of a sealed interface that has this name. */
    static Class<?> one(Class<?> sealed, String name) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .filter(permitted -> permitted.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sealed + " has no such case."));
    }

    private static void describe(Type type, StringBuilder to, Set<Type> seen) {
        to.append(type.getTypeName()).append(';');
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            check((Class<?>) generic.getRawType());
            Arrays.stream(generic.getActualTypeArguments()).forEach(argument -> describe(argument, to, seen));
        } else if (type instanceof Class<?> plain && plain.isSealed()) {
            Arrays.stream(plain.getPermittedSubclasses()).forEach(one -> describe(one, to, seen));
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            Arrays.stream(plain.getRecordComponents())
                    .forEach(component -> describe(component.getGenericType(), to.append(component.getName()), seen));
        } else {
            check((Class<?>) type);
        }
    }

    /** Known when the service starts, not when the first citizen comes. */
    private static void check(Class<?> type) {
        if (!PLAIN.contains(type) && !type.isEnum()) {
            throw new IllegalArgumentException(type + " is no plain value.");
        }
    }
}
