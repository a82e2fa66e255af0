package org.pontis.broker;

import java.util.Map;
import java.util.Optional;

/**
 * The form fields of one request. Values are cut to nothing rather than shortened when they are longer than a field can
 * be: no half-read input. It prints the names only.
 *
 * @param fields the first value of each field
 */
public record Input(Map<String, String> fields) {

    /** The longest value a field may have that a person types; ASVS 5.0 asks to accept passwords of at least 128 characters. */
    public static final int MAX_LENGTH = 512;

    /** No fields: the page was reloaded or asks again. */
    public static final Input NONE = new Input(Map.of());

    public Input {
        fields = Map.copyOf(fields);
    }

    /** Whether the browser sent this field at all. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The value of a field, unless it is missing, blank or too long. */
    public Optional<String> value(String name) {
        return value(name, MAX_LENGTH);
    }

    /** The same for a field that no person types and that may be longer. */
    public Optional<String> value(String name, int longest) {
        return Optional.ofNullable(fields.get(name)).filter(v -> !v.isBlank() && v.length() <= longest);
    }

    @Override
    public String toString() {
        return "Input" + fields.keySet();
    }
}
