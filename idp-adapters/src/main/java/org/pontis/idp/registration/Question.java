package org.pontis.idp.registration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registry can be asked to compare: something that the citizen has on a paper or in an account of hers, and that is in no
 * other register. Each is written in one way, whatever way it was typed in.
 */
public enum Question {
    /** An amount in her last tax declaration, by the number of its box. */
    BOX(Source.TAX, "-?[0-9]{1,12}(\\.[0-9]{1,2})?", Question::amount),
    /** Her number with social security. */
    AFFILIATION(Source.SOCIAL_SECURITY, "[0-9]{8,14}", typed -> typed.replaceAll("[\\s\\p{Z}\\p{Pd}./]", "")),
    /** The month in which her first employment began, as {@code 2009-09}. */
    FIRST_MONTH(Source.SOCIAL_SECURITY, "[0-9]{4}-(0[1-9]|1[0-2])", Question::month);

    /** Who knows the answer. */
    public enum Source {
        TAX,
        SOCIAL_SECURITY;

        /** As it stands in settings, on pages and on the wire. */
        public String word() {
            return Question.word(this);
        }

        public static Optional<Source> of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
        }
    }

    private static final Pattern DECIMAL = Pattern.compile("(.{0,40})([.,])([0-9]{1,2})");

    private final Source source;
    private final Pattern shape;
    private final UnaryOperator<String> tidy;

    Question(Source source, String shape, UnaryOperator<String> tidy) {
        this.source = source;
        this.shape = Pattern.compile(shape);
        this.tidy = tidy;
    }

    public Source source() {
        return source;
    }

    public String word() {
        return word(this);
    }

    /** What was typed, in the one spelling that is compared; nothing if it cannot be an answer. */
    public Optional<String> read(String typed) {
        return Optional.of(tidy.apply(typed.strip()))
                .filter(text -> shape.matcher(text).matches());
    }

    /** The last mark with one or two digits behind it is the decimal one; 1.234,50 and 1234.5 are the same amount. */
    private static String amount(String typed) {
        String bare = typed.replaceAll("[\\s\\p{Z}\\p{Sc}'’]", "");
        Matcher decimal = DECIMAL.matcher(bare);
        boolean cents = decimal.matches();
        String whole = cents ? decimal.group(1) : bare;
        if (cents && whole.contains(decimal.group(2))) {
            return bare;
        }
        String ungrouped = whole.replaceAll("[.,](?=[0-9]{3})", "").replaceFirst("^(-?)0+(?=[0-9])", "$1");
        String rest = cents ? decimal.group(3).replaceFirst("0+$", "") : "";
        return rest.isEmpty() ? ungrouped : ungrouped + "." + rest;
    }

    private static String month(String typed) {
        return typed.replaceFirst("^([0-9]{1,2})\\s*[-/.]\\s*([0-9]{4})$", "$2-$1")
                .replaceFirst("^([0-9]{4})\\s*[-/.]\\s*", "$1-")
                .replaceFirst("-([0-9])$", "-0$1");
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
