package org.pontis.eidas.attributes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of one data set, whole: the minimum data set is there, and every value is what its attribute's syntax says.
 *
 * @param values in the order in which they were sent; each list has at least one value
 */
public record Person(DataSet set, Map<AttributeDefinition, List<AttributeValue>> values) {

    public Person {
        Map<AttributeDefinition, List<AttributeValue>> copy = new LinkedHashMap<>();
        values.forEach((attribute, list) -> copy.put(attribute, List.copyOf(list)));
        values = Collections.unmodifiableMap(copy);
        for (AttributeDefinition attribute : AttributeProfile.mandatory(set)) {
            if (!values.containsKey(attribute)) {
                throw new IllegalArgumentException(attribute.friendlyName() + " is missing.");
            }
        }
        values.forEach((attribute, list) -> check(set, attribute, list));
    }

    /** Why these values cannot stand under this attribute, or nothing. */
    public static Optional<String> objection(AttributeDefinition attribute, List<AttributeValue> values) {
        long latin = values.stream().filter(AttributeValue::latinScript).count();
        long original = values.size() - latin;
        String name = attribute.friendlyName();
        if (values.isEmpty() || values.stream().anyMatch(value -> value.text().isBlank())) {
            return Optional.of(name + " is empty");
        }
        if (original > 0 && !attribute.latinScript()) {
            return Optional.of(name + " cannot be in another script");
        }
        if (!attribute.multiple() && (latin > 1 || original > 1)) {
            return Optional.of(name + " has more than one value");
        }
        return values.stream().allMatch(value -> attribute.syntax().accepts(value.text()))
                ? Optional.empty()
                : Optional.of(name + " is not in its prescribed form");
    }

    private static void check(DataSet set, AttributeDefinition attribute, List<AttributeValue> values) {
        if (attribute.set() != set) {
            throw new IllegalArgumentException(attribute.friendlyName() + " is not of this data set.");
        }
        objection(attribute, values).ifPresent(why -> {
            throw new IllegalArgumentException(why + ".");
        });
    }

    /** What makes the person unique, and the only key to remember somebody by. */
    public UniquenessIdentifier identifier() {
        String value = values.get(AttributeProfile.identifier(set)).getFirst().text();
        return UniquenessIdentifier.read(value).orElseThrow();
    }

    /** The value to show: the one in Latin characters, else the only one there is. */
    public Optional<String> value(AttributeDefinition attribute) {
        List<AttributeValue> list = values.getOrDefault(attribute, List.of());
        return list.stream()
                .filter(AttributeValue::latinScript)
                .findFirst()
                .or(() -> list.stream().findFirst())
                .map(AttributeValue::text);
    }

    /** The value in its original, not Latin characters, if it was sent. */
    public Optional<String> original(AttributeDefinition attribute) {
        return values.getOrDefault(attribute, List.of()).stream()
                .filter(value -> !value.latinScript())
                .findFirst()
                .map(AttributeValue::text);
    }

    @Override
    public String toString() {
        return set + " person from " + identifier().from();
    }
}
