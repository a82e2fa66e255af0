package org.pontis.sandbox.eidas;

import java.util.Locale;
import java.util.Map;

/** What differs from country to country besides keys and addresses. */
final class Countries {

    private Countries() {}

    /** {@code es} of {@code ES}: realms and services are called so. */
    static String realm(String country) {
        return country.toLowerCase(Locale.ROOT);
    }

    /** Who runs the node, and the languages of its pages. */
    static Map<String, String> operator(String country) {
        String host = realm(country) + ".sandbox.invalid";
        return Map.of(
                "operator.name", "Pontis sandbox, " + country,
                "operator.display-name", "Pontis " + country,
                "operator.site", "https://" + host,
                "operator.support-email", "support@" + host,
                "operator.technical-email", "node@" + host,
                "connector.ui-locales", country.equals("ES") ? "es, en, ca, gl, eu" : "et, en");
    }
}
