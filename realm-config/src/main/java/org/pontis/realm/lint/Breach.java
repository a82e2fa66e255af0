package org.pontis.realm.lint;

/**
 * That something is not as a rule wants it.
 *
 * @param where the thing, such as {@code client portal-oidc}
 * @param found what is so there, in words that quote the value: {@code pkce.code.challenge.method is missing}
 */
record Breach(String where, String found) {

    /** How a setting reads in {@link #found}. */
    static String is(String setting, String value) {
        return setting + (value.isEmpty() ? " is missing" : " is " + value);
    }
}
