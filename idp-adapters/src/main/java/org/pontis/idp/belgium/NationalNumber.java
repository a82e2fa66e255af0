package org.pontis.idp.belgium;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;

/**
 * The number of the National Register: date of birth (two digits each), three digits to tell apart who was born that day,
 * and 97 less the remainder of all that by 97. Since 2000 a 2 is put before it to reckon; Royal Decree of 3 April 1984.
 */
public final class NationalNumber implements NationalIdentifiers {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{11}");
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}\\p{Pd}.]");
    private static final long MODULUS = 97;
    private static final long SINCE_2000 = 2_000_000_000L;

    @Override
    public Optional<PersonIdentifier> read(String typed) {
        return Optional.of(ORNAMENT.matcher(typed).replaceAll(""))
                .filter(number -> century(number).isPresent())
                .map(number -> new PersonIdentifier("BE", "PNO", number));
    }

    /** When the holder was born; nothing if it is no number, or tells only that nobody knows. */
    public static Optional<LocalDate> birthdate(String number) {
        return century(number).flatMap(century -> date(century, number));
    }

    /** The check digits tell the century, for they are right in one only. */
    private static Optional<Integer> century(String number) {
        if (!NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        long start = Long.parseLong(number.substring(0, 9));
        long check = Long.parseLong(number.substring(9));
        if (check == MODULUS - (start + SINCE_2000) % MODULUS) {
            return Optional.of(2000);
        }
        return check == MODULUS - start % MODULUS ? Optional.of(1900) : Optional.empty();
    }

    private static Optional<LocalDate> date(int century, String number) {
        try {
            return Optional.of(LocalDate.of(
                    century + Integer.parseInt(number.substring(0, 2)),
                    Integer.parseInt(number.substring(2, 4)),
                    Integer.parseInt(number.substring(4, 6))));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
