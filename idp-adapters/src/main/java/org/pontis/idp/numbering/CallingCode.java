package org.pontis.idp.numbering;

import java.util.Optional;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;

/**
 * How a phone number is read that somebody typed.
 *
 * @param code what numbers begin with that were typed as at home, such as {@code +34}; nothing if all must be international
 */
public record CallingCode(Optional<String> code) {

    private static final Pattern SHAPE = Pattern.compile("\\+[1-9][0-9]{0,3}");
    /** The shortest numbers at home of the countries there are identifiers of (Estonia's) have seven digits, Spain's nine; E.164 has no least. */
    private static final int FEWEST_AT_HOME = 7;

    /** Every space and dash of Unicode, and the marks nobody sees that come along when a number is pasted. */
    private static final Pattern DRESS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}()./]");

    /** As {@code calling-code} says. */
    public static CallingCode read(Settings settings) {
        Optional<String> code = settings.text("calling-code");
        if (code.filter(text -> !SHAPE.matcher(text).matches()).isPresent()) {
            throw new InvalidSetting(settings.prefix() + "calling-code must be a plus sign and 1 to 4 digits.");
        }
        return new CallingCode(code);
    }

    /**
     * The number, if it can be one: {@code 00} is a plus, and spaces, dots, dashes and brackets are forgiven. Behind the code of this
     * country are seven digits or more, however it was typed.
     */
    public Optional<Msisdn> number(String typed) {
        String bare = DRESS.matcher(typed).replaceAll("");
        String international = bare.startsWith("00") ? "+" + bare.substring(2) : bare;
        String whole = international.startsWith("+") ? international : code.orElse("") + international;
        try {
            return Optional.of(new Msisdn(whole)).filter(this::isLongEnough);
        } catch (IllegalArgumentException notANumber) {
            return Optional.empty();
        }
    }

    private boolean isLongEnough(Msisdn number) {
        return code.filter(number.value()::startsWith)
                .map(home -> number.value().length() - home.length() >= FEWEST_AT_HOME)
                .orElse(true);
    }
}
