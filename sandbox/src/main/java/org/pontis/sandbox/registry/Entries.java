package org.pontis.sandbox.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.pontis.realm.TestCitizen;

/** The people in the registries: the test citizens, and one whom the broker does not know yet. */
public final class Entries {

    private final Map<String, Entry> all = new LinkedHashMap<>();
    private final List<TestCitizen> citizens;

    public Entries(List<TestCitizen> citizens) {
        this.citizens = List.copyOf(citizens);
        try (InputStream file = Entries.class.getResourceAsStream("people.json")) {
            StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                    .map(this::read)
                    .forEach(entry -> all.put(entry.identifier(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Entry> all() {
        return List.copyOf(all.values());
    }

    Optional<Entry> find(String identifier) {
        return Optional.ofNullable(all.get(identifier));
    }

    /** Whom the broker does not know. */
    public List<Entry> newcomers() {
        return all.values().stream()
                .filter(entry ->
                        citizens.stream().noneMatch(one -> one.identifier().equals(entry.identifier())))
                .toList();
    }

    private Entry read(JsonNode entry) {
        String identifier = entry.required("identifier").textValue();
        Map<String, String> answers = new LinkedHashMap<>();
        put(answers, "box:505", entry.path("box505"));
        put(answers, "affiliation", entry.path("affiliation"));
        put(answers, "first-month", entry.path("firstMonth"));
        return citizens.stream()
                .filter(citizen -> citizen.identifier().equals(identifier))
                .findFirst()
                .map(citizen -> new Entry(
                        identifier,
                        citizen.givenName(),
                        citizen.familyName(),
                        citizen.birthdate().toString(),
                        citizen.contrast().toString(),
                        citizen.phone(),
                        answers))
                .orElseGet(() -> new Entry(
                        identifier,
                        entry.required("givenName").textValue(),
                        entry.required("familyName").textValue(),
                        entry.required("birthdate").textValue(),
                        entry.required("contrast").textValue(),
                        Optional.ofNullable(entry.path("phone").textValue()),
                        answers));
    }

    private static void put(Map<String, String> answers, String question, JsonNode answer) {
        if (answer.isTextual()) {
            answers.put(question, answer.textValue());
        }
    }
}
