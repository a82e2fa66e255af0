package org.pontis.eidas.attributes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a person unique across the border (attribute profile 2.2.3, 2.5), such as {@code ES/AT/02635542Y}. It prints without
 * the person's part, because it goes into logs.
 *
 * @param from the country that gave the identifier
 * @param to the country that it is meant for
 * @param rest the person's part, without white space; may itself hold slashes
 */
public record UniquenessIdentifier(NodeCountry from, NodeCountry to, String rest) {

    private static final int MAX_LENGTH = 256;
    private static final Pattern FORM = Pattern.compile("([A-Z]{2})/([A-Z]{2})/([\\S&&[^\\p{C}\\p{Z}]]+)");

    public UniquenessIdentifier {
        String value = from + "/" + to + "/" + rest;
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not an identifier of the eIDAS attribute profile.");
        }
    }

    /** Reads the value of an attribute; nothing unless it has the profile's form. */
    public static Optional<UniquenessIdentifier> read(String value) {
        Matcher matcher = FORM.matcher(value);
        return value.length() <= MAX_LENGTH && matcher.matches()
                ? Optional.of(new UniquenessIdentifier(
                        new NodeCountry(matcher.group(1)), new NodeCountry(matcher.group(2)), matcher.group(3)))
                : Optional.empty();
    }

    /** The whole identifier, with countries in their eIDAS spelling. */
    public String value() {
        return from + "/" + to + "/" + rest;
    }

    @Override
    public String toString() {
        return from + "/" + to + "/***";
    }
}
