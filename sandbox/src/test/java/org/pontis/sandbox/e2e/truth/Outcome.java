package org.pontis.sandbox.e2e.truth;

/**
 * What came of a row.
 *
 * @param seen the pages the citizen saw, each by what it asked
 * @param answer what the portal got in the end; empty if the citizen only looked at a page
 */
record Outcome(String seen, String answer) {

    static final String NOW = "now";
    static final String IN_THE_SESSION = "in the session";

    static String granted(String acr, String method, String amr, String when) {
        return "%s by %s (%s), %s".formatted(acr, method, amr, when);
    }

    @Override
    public String toString() {
        return seen.isEmpty() ? answer : answer.isEmpty() ? seen : seen + " > " + answer;
    }
}
