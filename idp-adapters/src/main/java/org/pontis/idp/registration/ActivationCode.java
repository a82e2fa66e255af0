package org.pontis.idp.registration;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.pontis.broker.Codes;

/**
 * What stands on paper when a citizen may choose a password: fifteen random characters, 75 bits, and one that checks them. It is read
 * off paper and typed, so no two characters look alike (Crockford's base 32 has no I, L, O and U), and a slip is told from a guess: the
 * last character makes the sum of all, each times a power of its place in the field GF(32), zero, which no single wrong character
 * and no two changed places leave so. It prints without its characters.
 *
 * @param value 16 characters
 */
public record ActivationCode(String value) {

    public static final int LENGTH = 16;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String OF_CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int GROUP = 4;
    private static final int FIELD = 32;

    public ActivationCode {
        if (value.length() != LENGTH || value.chars().anyMatch(c -> ALPHABET.indexOf(c) < 0) || sum(value) != 0) {
            throw new IllegalArgumentException("Not an activation code.");
        }
    }

    /** One that nobody has had. */
    public static ActivationCode fresh(Codes codes) {
        String random = codes.base32(LENGTH - 1)
                .chars()
                .mapToObj(c -> String.valueOf(ALPHABET.charAt(OF_CODES.indexOf(c))))
                .collect(Collectors.joining());
        // the last place counts once, so it is what the others leave: addition is its own inverse
        return new ActivationCode(random + ALPHABET.charAt(sum(random + ALPHABET.charAt(0))));
    }

    /** What was typed, forgiving lower case, spaces, dashes, and the letters taken for digits; nothing if it cannot be one. */
    public static Optional<ActivationCode> read(String typed) {
        String bare = typed.replaceAll("[\\s\\p{Z}\\p{Pd}.]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return Optional.of(new ActivationCode(bare));
        } catch (IllegalArgumentException slip) {
            return Optional.empty();
        }
    }

    /** In groups of four, as it is printed. */
    public String printed() {
        return IntStream.iterate(0, i -> i < LENGTH, i -> i + GROUP)
                .mapToObj(i -> value.substring(i, i + GROUP))
                .collect(Collectors.joining("-"));
    }

    private static int sum(String code) {
        int sum = 0;
        for (char c : code.toCharArray()) {
            sum = twice(sum) ^ ALPHABET.indexOf(c);
        }
        return sum;
    }

    /** Times x, modulo x^5 + x^2 + 1: its powers are all 31 elements but zero, so each place has another one. */
    private static int twice(int element) {
        int doubled = element << 1;
        return doubled < FIELD ? doubled : doubled ^ 0b100101;
    }

    @Override
    public String toString() {
        return "ActivationCode";
    }
}
