package org.pontis.idp.spain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;

/**
 * DNI (eight digits and a letter) and NIE ({@code X}, {@code Y} or {@code Z}, seven digits and a letter). The letter is
 * the number modulo 23; the first letter of a NIE counts as the digit 0, 1 or 2. Missing leading zeros are added.
 */
public final class DniOrNie implements NationalIdentifiers {

    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String NIE_PREFIXES = "XYZ";
    private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}\\p{Pd}.]");
    // without UNICODE_CASE only ASCII letters match, so upper-casing cannot bring in a foreign one
    private static final Pattern DNI =
            Pattern.compile("(?<number>[0-9]{1,8})(?<letter>[A-Z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern NIE =
            Pattern.compile("(?<prefix>[XYZ])(?<number>[0-9]{1,7})(?<letter>[A-Z])", Pattern.CASE_INSENSITIVE);

    @Override
    public Optional<PersonIdentifier> read(String typed) {
        String bare = ORNAMENT.matcher(typed).replaceAll("");
        return readDni(bare).or(() -> readNie(bare)).map(value -> new PersonIdentifier("ES", "IDC", value));
    }

    private static Optional<String> readDni(String bare) {
        return Optional.of(DNI.matcher(bare)).filter(Matcher::matches).flatMap(dni -> {
            String number = padded(dni.group("number"), 8);
            return checked(number, upper(dni.group("letter"))).map(letter -> number + letter);
        });
    }

    private static Optional<String> readNie(String bare) {
        return Optional.of(NIE.matcher(bare)).filter(Matcher::matches).flatMap(nie -> {
            String prefix = upper(nie.group("prefix"));
            String number = padded(nie.group("number"), 7);
            return checked(NIE_PREFIXES.indexOf(prefix) + number, upper(nie.group("letter")))
                    .map(letter -> prefix + number + letter);
        });
    }

    private static Optional<String> checked(String number, String letter) {
        return Optional.of(letter)
                .filter(l -> l.charAt(0) == LETTERS.charAt(Integer.parseInt(number) % LETTERS.length()));
    }

    private static String upper(String letter) {
        return letter.toUpperCase(Locale.ROOT);
    }

    private static String padded(String number, int length) {
        return "0".repeat(length - number.length()) + number;
    }
}
