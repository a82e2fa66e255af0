package org.pontis.idp.certificate.issuer;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * How names stand in a common name, written as an example: {@code FAMILY, GIVEN (AUTENTICACIÓN)}. The three words
 * {@code FAMILY}, {@code GIVEN} and {@code ID} are what they say, everything else is itself.
 */
record CommonName(Pattern pattern) {

    /** No comma or bracket in a name, so that there is one way only to read a common name. */
    private static final String NAME = "[^,()]{1,200}";

    private static final Pattern WORD = Pattern.compile("FAMILY|GIVEN|ID");

    /** What stands in one. */
    record Names(String given, String family, Optional<String> id) {}

    static Optional<CommonName> from(Settings profile) {
        return profile.text("common-name")
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .map(template -> new CommonName(compiled(profile, template)));
    }

    private static Pattern compiled(Settings profile, String template) {
        StringBuilder pattern = new StringBuilder();
        Matcher word = WORD.matcher(template);
        int at = 0;
        while (word.find()) {
            pattern.append(Pattern.quote(template.substring(at, word.start())));
            pattern.append("(?<").append(word.group()).append('>').append(NAME).append(')');
            at = word.end();
        }
        pattern.append(Pattern.quote(template.substring(at)));
        boolean once = template.split("FAMILY", -1).length == 2
                && template.split("GIVEN", -1).length == 2
                && template.split("ID", -1).length <= 2;
        if (!once) {
            throw new InvalidSetting(
                    profile.prefix() + "common-name must name FAMILY and GIVEN once, and ID at most once.");
        }
        return Pattern.compile(pattern.toString());
    }

    Optional<Names> read(String commonName) {
        Matcher matcher = pattern.matcher(commonName);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Names(
                matcher.group("GIVEN").strip(),
                matcher.group("FAMILY").strip(),
                pattern.namedGroups().containsKey("ID") ? Optional.of(matcher.group("ID")) : Optional.empty()));
    }
}
