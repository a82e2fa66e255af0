package org.pontis.sandbox;

/**
 * Where the two countries' eidas-connectors listen. What other countries know begins with https, what the own broker knows with
 * http.
 *
 * @param es the home country, http
 * @param esTls the home country, https
 * @param ee the other country, http
 * @param eeTls the other country, https
 */
public record Border(int es, int esTls, int ee, int eeTls) {

    /** The ports of the run contract: base + 181, 581, 182, 582. */
    static Border fromBase(int base) {
        return new Border(base + 181, base + 581, base + 182, base + 582);
    }

    /** The issuer that the home country's broker knows. */
    public String esUrl() {
        return Addresses.url(es);
    }

    /** The issuer that the other country's broker knows. */
    public String eeUrl() {
        return Addresses.url(ee);
    }

    /** What other countries know the home country by. */
    public String esAddress() {
        return "https://localhost:" + esTls;
    }

    /** What other countries know the other country by. */
    public String eeAddress() {
        return "https://localhost:" + eeTls;
    }
}
