package org.pontis.idp.sms.centre;

import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * What a text in the configuration must look like.
 *
 * @param words the same for people: "must be …"
 */
public record Shape(Pattern pattern, String words) {

    /** Alphanumeric originator that phones show (3GPP TS 23.040 section 9.1.2.5). */
    public static final Shape SENDER = new Shape(
            "(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}",
            "1 to 11 letters, digits, blanks, dots or dashes, one of them a letter");

    public Shape(String pattern, String words) {
        this(Pattern.compile(pattern), words);
    }

    /**
     * Reads a setting that must be there and look so.
     *
     * @throws InvalidSetting naming the key, never the value
     */
    public String read(Settings settings, String key) {
        String value = settings.required(key);
        if (!pattern.matcher(value).matches()) {
            throw new InvalidSetting(settings.prefix() + key + " must be " + words + ".");
        }
        return value;
    }
}
