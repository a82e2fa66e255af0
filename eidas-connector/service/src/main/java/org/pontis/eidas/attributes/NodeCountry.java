package org.pontis.eidas.attributes;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A country as eIDAS spells it (message format 4.2): two letters of ISO 3166-1, but Greece is {@code EL}; {@code EU} for the
 * Union's institutions.
 *
 * @param code two upper-case letters
 */
public record NodeCountry(String code) implements Comparable<NodeCountry> {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    /** Codes that older software uses for the same country. */
    private static final Map<String, String> OTHER_SPELLINGS = Map.of("GR", "EL", "UK", "GB");

    public NodeCountry {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("Not a country code of two upper-case letters.");
        }
        code = OTHER_SPELLINGS.getOrDefault(code, code);
    }

    /** Reads a code; nothing unless it is two upper-case letters. */
    public static Optional<NodeCountry> read(String code) {
        return CODE.matcher(code).matches() ? Optional.of(new NodeCountry(code)) : Optional.empty();
    }

    @Override
    public int compareTo(NodeCountry other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
