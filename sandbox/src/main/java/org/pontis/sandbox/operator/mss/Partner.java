package org.pontis.sandbox.operator.mss;

/**
 * A relying party that has a contract with the operator.
 *
 * @param id its AP_ID
 * @param password its AP_PWD
 * @param prefix what its texts must begin with, so that citizens see who asks
 */
public record Partner(String id, String password, String prefix) {

    /** The broker. */
    public static Partner pontis(String password) {
        return new Partner("http://pontis.sandbox", password, "Pontis");
    }

    @Override
    public String toString() {
        return "Partner[" + id + "]";
    }
}
