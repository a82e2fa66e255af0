package org.pontis.broker;

/**
 * The organisation a citizen acts for in this login, as her certificate says it. She herself stays who she is.
 *
 * @param name the organisation's legal name
 * @param identifier with the prefix of ETSI EN 319 412-1, section 5.1.4, such as {@code VATES-B00000000}
 */
public record Represented(String name, String identifier) {

    public Represented {
        if (name.isBlank() || identifier.isBlank()) {
            throw new IllegalArgumentException("An organisation has a name and an identifier.");
        }
    }
}
