package org.pontis.eidas.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One component of a record of settings.
 *
 * @param key its full name
 */
record Entry(RecordComponent component, String key) {

    /** All components of a record, whose names begin with the prefix. */
    static List<Entry> of(Class<?> record, String prefix) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> new Entry(component, prefix + kebab(component.getName())))
                .toList();
    }

    Setting setting() {
        return component.getAnnotation(Setting.class);
    }

    /** The type of one value. */
    Class<?> type() {
        return isPlain() ? component.getType() : (Class<?>) argument(isMap() ? 1 : 0);
    }

    boolean isOptional() {
        return component.getType() == Optional.class;
    }

    boolean isList() {
        return component.getType() == List.class;
    }

    /** Settings for each of several countries. */
    boolean isMap() {
        return component.getType() == Map.class;
    }

    /** Settings inside settings. */
    boolean isGroup() {
        return type().isRecord() && Kind.of(type()) == null;
    }

    private boolean isPlain() {
        return !isOptional() && !isList() && !isMap();
    }

    private Type argument(int index) {
        return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
