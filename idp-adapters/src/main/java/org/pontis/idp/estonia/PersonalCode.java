package org.pontis.idp.estonia;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;

/**
 * The personal code of Estonia (EVS 585) and, in the same form, of Lithuania: a digit for century and sex, the date of
 * birth, three digits to tell apart who was born that day, and a check digit.
 *
 * @param country {@code EE} or {@code LT}
 */
public record PersonalCode(String country) implements NationalIdentifiers {

    private static final Pattern CODE = Pattern.compile("[1-8][0-9]{10}");
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}\\p{Pd}.]");

    private static final String FIRST_WEIGHTS = "1234567891";
    /** Used where the first weights leave ten. */
    private static final String SECOND_WEIGHTS = "3456789123";

    @Override
    public Optional<PersonIdentifier> read(String typed) {
        return Optional.of(ORNAMENT.matcher(typed).replaceAll(""))
                .filter(code -> birthdate(code).isPresent())
                .map(code -> new PersonIdentifier(country, "PNO", code));
    }

    /** When the holder of the code was born; nothing if it is no code. */
    public static Optional<LocalDate> birthdate(String code) {
        if (!CODE.matcher(code).matches() || digit(code, 10) != check(code)) {
            return Optional.empty();
        }
        int century = 1800 + 100 * ((digit(code, 0) - 1) / 2);
        try {
            return Optional.of(LocalDate.of(century + number(code, 1), number(code, 3), number(code, 5)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int check(String code) {
        int first = remainder(code, FIRST_WEIGHTS);
        return first < 10 ? first : remainder(code, SECOND_WEIGHTS) % 10;
    }

    private static int remainder(String code, String weights) {
        int sum = 0;
        for (int i = 0; i < weights.length(); i++) {
            sum += digit(code, i) * digit(weights, i);
        }
        return sum % 11;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static int number(String code, int at) {
        return 10 * digit(code, at) + digit(code, at + 1);
    }
}
