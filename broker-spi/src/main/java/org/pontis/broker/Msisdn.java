package org.pontis.broker;

import java.util.regex.Pattern;

/**
 * A phone number in the international form of ITU-T E.164 with a leading plus. A number is an address, never an identity:
 * numbers are recycled. It prints masked.
 */
public record Msisdn(String value) {

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    public Msisdn {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a phone number in international form.");
        }
    }

    /** The last two digits, all that a page may show. */
    public String lastTwo() {
        return value.substring(value.length() - 2);
    }

    @Override
    public String toString() {
        return "***" + lastTwo();
    }
}
