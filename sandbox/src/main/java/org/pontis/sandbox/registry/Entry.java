package org.pontis.sandbox.registry;

import java.util.Map;
import java.util.Optional;

/**
 * What the registries have about one person.
 *
 * @param contrast until when her document is valid
 * @param phone her mobile, which no registry has; for whoever plays her
 * @param answers by the question, as the broker names it
 */
public record Entry(
        String identifier,
        String givenName,
        String familyName,
        String birthdate,
        String contrast,
        Optional<String> phone,
        Map<String, String> answers) {

    public Entry {
        answers = Map.copyOf(answers);
    }

    boolean isTrue(String document, String question, String answer) {
        return contrast.equals(document) && answer.equals(answers.get(question));
    }

    public String name() {
        return givenName + " " + familyName;
    }
}
