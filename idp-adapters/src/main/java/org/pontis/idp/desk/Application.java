package org.pontis.idp.desk;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;

/**
 * Who stands before the officer, as her document says and as the officer typed it. It prints nothing personal.
 *
 * @param accompaniedBy the adult who came along with a minor
 */
public record Application(
        String givenName, String familyName, LocalDate birthdate, Optional<PersonIdentifier> accompaniedBy) {

    private static final LocalDate LONG_AGO = LocalDate.of(1900, 1, 1);

    /** What reading a form came to. */
    public sealed interface Reading {

        record Complete(Application application) implements Reading {}

        /** @param fields the names of those that cannot be so */
        record Incomplete(List<String> fields) implements Reading {

            public Incomplete {
                fields = List.copyOf(fields);
            }
        }
    }

    /**
     * Reads a form.
     *
     * @param form gives the text of a field, or {@code null}
     * @param who whose document it is
     * @param identifiers how the country writes them
     * @param adultFrom years
     */
    public static Reading read(
            UnaryOperator<String> form,
            PersonIdentifier who,
            NationalIdentifiers identifiers,
            int adultFrom,
            LocalDate today) {
        List<String> wrong = new ArrayList<>();
        Optional<String> given = noted(Names.read(form.apply("given")), "given", wrong);
        Optional<String> family = noted(Names.read(form.apply("family")), "family", wrong);
        Optional<LocalDate> born = noted(birthdate(form.apply("birthdate"), today), "birthdate", wrong);
        Optional<PersonIdentifier> adult = born.filter(day -> isMinor(day, adultFrom, today))
                .flatMap(day -> noted(
                        Optional.ofNullable(form.apply("adult"))
                                .filter(typed -> typed.length() <= 40)
                                .flatMap(identifiers::read)
                                .filter(other -> !other.equals(who)),
                        "adult",
                        wrong));
        return wrong.isEmpty()
                ? new Reading.Complete(
                        new Application(given.orElseThrow(), family.orElseThrow(), born.orElseThrow(), adult))
                : new Reading.Incomplete(wrong);
    }

    /** Whether somebody born then does not come alone. */
    public static boolean isMinor(LocalDate born, int adultFrom, LocalDate today) {
        return born.plusYears(adultFrom).isAfter(today);
    }

    /** A name as forms send it. */
    public static Optional<String> name(String typed) {
        return Names.read(typed);
    }

    /** A day on which somebody who lives today may have been born. */
    public static Optional<LocalDate> birthdate(String typed, LocalDate today) {
        return day(typed).filter(day -> day.isAfter(LONG_AGO) && !day.isAfter(today));
    }

    /** A date as forms send it. */
    public static Optional<LocalDate> day(String typed) {
        try {
            return Optional.ofNullable(typed).map(String::strip).map(LocalDate::parse);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static <T> Optional<T> noted(Optional<T> value, String field, List<String> wrong) {
        if (value.isEmpty()) {
            wrong.add(field);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Application";
    }
}
