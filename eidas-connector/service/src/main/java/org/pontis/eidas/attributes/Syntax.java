package org.pontis.eidas.attributes;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the value of an attribute looks like (attribute profile 2.2, 2.3). */
public enum Syntax {
    /** Any text. */
    TEXT(text -> true),
    /** {@code SS/DD/rest}, see {@link UniquenessIdentifier}. */
    IDENTIFIER(text -> UniquenessIdentifier.read(text).isPresent()),
    /** {@code YYYY-MM-DD}, a day that exists. */
    DATE(Syntax::isDay),
    /** {@code Male}, {@code Female} or {@code Unspecified}; the reference node reads them in any case. */
    GENDER(text -> Set.of("male", "female", "unspecified").contains(text.toLowerCase(Locale.ROOT))),
    /** A country of ISO 3166-1, two letters, Greece {@code EL}. */
    COUNTRY(Pattern.compile("[A-Z]{2}").asMatchPredicate()),
    /** E.164 with the leading plus. */
    PHONE(Pattern.compile("\\+[0-9 ()./-]{3,40}").asMatchPredicate()),
    /** An address of RFC 5321; what a mail server would make of it is not our concern. */
    EMAIL(Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}").asMatchPredicate()),
    /** Base64 of an XML fragment, see {@link Address}. */
    ADDRESS(text -> Address.read(text).isPresent());

    private static final int MAX_LENGTH = 65_535;

    private final Predicate<String> rule;

    Syntax(Predicate<String> rule) {
        this.rule = rule;
    }

    /** Whether a value can be used: not empty, not endless, without control characters, and as the profile says. */
    public boolean accepts(String text) {
        return !text.isBlank() && text.length() <= MAX_LENGTH && isPrintable(text) && rule.test(text);
    }

    /** Base64 comes in lines; in any other value a line break is an attempt at something. */
    private boolean isPrintable(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && !(this == ADDRESS && "\t\r\n".indexOf(c) >= 0));
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).getYear() > 1_000;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
