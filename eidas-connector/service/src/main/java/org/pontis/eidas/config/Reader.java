package org.pontis.eidas.config;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;

/** Makes records of settings from what was set. It goes on after a mistake, so that the operator learns of all at once. */
final class Reader {

    private final Values values;
    private final List<String> mistakes = new ArrayList<>();

    private Reader(Values values) {
        this.values = values;
    }

    /**
     * Reads a file and the environment.
     *
     * @throws InvalidSetting with one sentence for each mistake
     */
    static <R extends Record> R read(Class<R> type, Path file, Map<String, String> environment) {
        Properties properties = new Properties();
        try (var text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidSetting("The configuration " + file + " cannot be read as a file of properties in UTF-8.");
        }
        return read(
                type,
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(name -> name, properties::getProperty)),
                environment);
    }

    static <R extends Record> R read(Class<R> type, Map<String, String> properties, Map<String, String> environment) {
        Reader reader = new Reader(new Values(properties, environment));
        Optional<Object> record = reader.group(type, "");
        reader.values.unread().forEach(name -> reader.mistakes.add("There is no setting " + name + "."));
        if (!reader.mistakes.isEmpty() || record.isEmpty()) {
            throw new InvalidSetting(String.join("\n", reader.mistakes));
        }
        return type.cast(record.get());
    }

    private Optional<Object> group(Class<?> type, String prefix) {
        List<Optional<Object>> parts =
                Entry.of(type, prefix).stream().map(this::part).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? made(type, prefix, parts.stream().map(Optional::get).toArray())
                : Optional.empty();
    }

    private Optional<Object> part(Entry entry) {
        if (entry.isMap()) {
            return countries(entry);
        }
        if (!entry.isGroup()) {
            return leaf(entry);
        }
        String prefix = entry.key() + ".";
        if (entry.isOptional()) {
            return values.hasAny(prefix)
                    ? group(entry.type(), prefix).map(Optional::of)
                    : Optional.of(Optional.empty());
        }
        return group(entry.type(), prefix);
    }

    private Optional<Object> countries(Entry entry) {
        Map<NodeCountry, Object> countries = new LinkedHashMap<>();
        boolean good = true;
        for (String code : values.codes(entry.key() + ".")) {
            Optional<Object> one = group(entry.type(), entry.key() + "." + code + ".");
            NodeCountry country = new NodeCountry(code);
            if (countries.containsKey(country)) {
                mistakes.add("The settings " + entry.key() + "." + code + ".* are those of " + country
                        + ", which is set up under another code, too.");
                good = false;
            }
            one.ifPresent(record -> countries.put(country, record));
            good &= one.isPresent();
        }
        return good ? Optional.of(countries) : Optional.empty();
    }

    private Optional<Object> leaf(Entry entry) {
        Optional<String> text = values.get(entry.key())
                .or(() -> Optional.of(entry.setting().byDefault()).filter(value -> !value.isEmpty()));
        if (entry.isList()) {
            return text.map(some -> list(entry, some)).orElse(Optional.of(List.of()));
        }
        if (entry.isOptional()) {
            return text.isEmpty()
                    ? Optional.of(Optional.empty())
                    : value(entry, text.get()).map(Optional::of);
        }
        if (text.isEmpty()) {
            mistakes.add("The setting " + entry.key() + " is missing; it should be "
                    + Kind.of(entry.type()).words() + ".");
        }
        return text.flatMap(some -> value(entry, some));
    }

    private Optional<Object> list(Entry entry, String text) {
        List<Optional<Object>> items = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(item -> value(entry, item))
                .toList();
        return items.stream().allMatch(Optional::isPresent)
                ? Optional.of(items.stream().map(Optional::get).toList())
                : Optional.empty();
    }

    private Optional<Object> value(Entry entry, String text) {
        Kind kind = Kind.of(entry.type());
        try {
            return Optional.of(kind.reading().read(text));
        } catch (InvalidSetting e) {
            mistakes.add("The setting " + entry.key() + " " + e.getMessage() + ".");
        } catch (RuntimeException e) {
            String what = Kind.isSecret(entry.type()) ? "cannot be read" : "is \"" + text + "\"";
            mistakes.add("The setting " + entry.key() + " " + what + "; it should be " + kind.words() + ".");
        }
        return Optional.empty();
    }

    private Optional<Object> made(Class<?> type, String prefix, Object... parts) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(parts));
        } catch (InvocationTargetException e) {
            mistakes.add((prefix.isEmpty() ? "" : "In " + prefix + "*: ")
                    + e.getCause().getMessage());
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no record of settings.", e);
        }
    }
}
