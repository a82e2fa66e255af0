package org.pontis.sandbox.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.pontis.realm.TestCitizen;

/** Synthetic citizens, each with a phone and a password: enough of them that nobody's limits come into play. */
public final class Crowd {

    /** The check letter of a DNI is its number modulo 23 in this row (Real Decreto 1553/2005 and predecessors). */
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static final int FIRST = 99_000_000;

    private Crowd() {}

    public static List<TestCitizen> of(int size) {
        return IntStream.range(0, size).mapToObj(Crowd::citizen).toList();
    }

    /** One of them. */
    public static TestCitizen citizen(int index) {
        int number = FIRST + index;
        return new TestCitizen(
                "" + number + LETTERS.charAt(number % LETTERS.length()),
                "IDC",
                "ES",
                "Prueba",
                "Número " + index,
                LocalDate.of(1970, 1, 1).plusDays(index),
                LocalDate.of(2033, 1, 1).plusDays(index),
                Optional.of(String.format(Locale.ROOT, "+34600%06d", 100_000 + index)),
                Optional.of("un-puente-de-prueba-" + index),
                "advanced",
                "a phone and a password");
    }
}
