package org.pontis.eidas.attributes;

/**
 * One value as it goes over the border.
 *
 * @param latinScript false for a name in its original, other characters (attribute profile 2.4)
 */
public record AttributeValue(String text, boolean latinScript) {

    /** A value in Latin characters, or one for which that does not matter. */
    public static AttributeValue of(String text) {
        return new AttributeValue(text, true);
    }

    /** A name in its original, not Latin characters. */
    public static AttributeValue original(String text) {
        return new AttributeValue(text, false);
    }

    @Override
    public String toString() {
        return latinScript ? "***" : "*** (not Latin)";
    }
}
