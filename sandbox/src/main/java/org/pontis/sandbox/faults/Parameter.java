package org.pontis.sandbox.faults;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A number or a text that a fault takes.
 *
 * @param what one line for people
 * @param fallback the value when none is given; a parameter without one is optional
 */
public record Parameter(String name, String what, Kind kind, Optional<Object> fallback) {

    /** What a value may be. */
    public enum Kind {
        /** A whole number from 0 to a million, decimal or as {@code 0x58}. */
        NUMBER,
        /** A phone number; the fault concerns that phone alone. */
        PHONE
    }

    private static final int MAX = 1_000_000;

    /** A number that has a usual value. */
    public static Parameter number(String name, String what, int fallback) {
        return new Parameter(name, what, Kind.NUMBER, Optional.of(fallback));
    }

    /** A number that may be missing. */
    public static Parameter optionalNumber(String name, String what) {
        return new Parameter(name, what, Kind.NUMBER, Optional.empty());
    }

    /** A phone that may be missing. */
    public static Parameter optionalPhone(String name, String what) {
        return new Parameter(name, what, Kind.PHONE, Optional.empty());
    }

    Object read(String written) {
        return switch (kind) {
            case NUMBER -> number(written);
            case PHONE -> phone(written);
        };
    }

    private Integer number(String written) {
        OptionalInt number = decode(written);
        if (number.isEmpty() || number.getAsInt() < 0 || number.getAsInt() > MAX) {
            throw FaultRefused.badValue(name, "a whole number from 0 to " + MAX);
        }
        return number.getAsInt();
    }

    private String phone(String written) {
        String digits = written.replace(" ", "").replace("+", "");
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            throw FaultRefused.badValue(name, "a phone number such as +34600000001");
        }
        return "+" + digits;
    }

    private static OptionalInt decode(String written) {
        try {
            return OptionalInt.of(
                    written.startsWith("0x") ? Integer.parseInt(written.substring(2), 16) : Integer.parseInt(written));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
