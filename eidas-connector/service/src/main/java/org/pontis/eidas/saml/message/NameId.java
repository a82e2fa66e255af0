package org.pontis.eidas.saml.message;

/**
 * What an assertion calls its subject. Has nothing to do with the person's identifier, which is an attribute.
 *
 * @param value up to 256 characters (SAML core 8.3.7)
 */
public record NameId(NameIdFormat format, String value) {

    private static final int MAX_LENGTH = 256;

    public NameId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("A name identifier has 1 to 256 characters.");
        }
    }

    @Override
    public String toString() {
        return format + " ***";
    }
}
