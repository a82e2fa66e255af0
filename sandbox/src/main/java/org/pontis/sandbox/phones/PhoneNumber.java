package org.pontis.sandbox.phones;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An international number of ITU-T E.164, written with a leading plus. Independent of the broker's own type on purpose: the
 * outside world shares no code with what it tests.
 */
public record PhoneNumber(String value) implements Comparable<PhoneNumber> {

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a phone number in international form, such as +34600000001.");
        }
    }

    /** Reads a number with or without plus, forgiving spaces: a plus in a query or an SMPP address often gets lost. */
    public static Optional<PhoneNumber> read(String written) {
        String digits = written.replace(" ", "").replace("+", "");
        return SHAPE.matcher("+" + digits).matches() ? Optional.of(new PhoneNumber("+" + digits)) : Optional.empty();
    }

    /** Reads a number that has to be one. */
    public static PhoneNumber of(String written) {
        return read(written).orElseGet(() -> new PhoneNumber(written));
    }

    @Override
    public int compareTo(PhoneNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return "***" + value.substring(value.length() - 2);
    }
}
