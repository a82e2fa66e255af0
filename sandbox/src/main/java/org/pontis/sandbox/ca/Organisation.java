package org.pontis.sandbox.ca;

/**
 * A company that somebody represents.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param identifier its VAT number without the country
 */
public record Organisation(String name, String country, String identifier) {

    /** As in organizationIdentifier, EN 319 412-1 clause 5.1.4: {@code VATES-B00000000}. */
    public String semanticIdentifier() {
        return "VAT" + country + "-" + identifier;
    }
}
