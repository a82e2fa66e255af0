package org.pontis.sandbox.e2e.attack;

import java.util.List;
import java.util.stream.Stream;

import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;

/** The words that must stand in no log: what identifies the test citizens, and their secrets. */
final class Marked {

    private Marked() {}

    static List<String> words() {
        return TestCitizens.of("es").stream().flatMap(Marked::of).toList();
    }

    private static Stream<String> of(TestCitizen citizen) {
        return Stream.of(
                        Stream.of(
                                citizen.identifier(),
                                citizen.familyName(),
                                citizen.birthdate().toString()),
                        citizen.phone().stream().map(number -> number.substring(1)),
                        citizen.password().stream())
                .flatMap(words -> words);
    }
}
