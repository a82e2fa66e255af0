package org.pontis.sandbox.e2e.truth;

/** Rows that are asked one after the other, while those of the other lanes are asked beside them. */
enum Lane {
    OIDC,
    SAML,
    /** There is one SIM, and it takes its time. */
    SIM,
    /** There is one connector, which says of whoever comes what a row wants. */
    ABROAD;

    /** The lane whose citizen logs in for a row. */
    static Lane ofCitizen(Row row) {
        if (row.isAbroad()) {
            return ABROAD;
        }
        return row.signs() ? SIM : ofProtocol(row);
    }

    /** The lane in which a row is asked: where nobody logs in, no citizen is needed. */
    static Lane ofQuestion(Row row) {
        return row.changesSession() ? ofCitizen(row) : ofProtocol(row);
    }

    private static Lane ofProtocol(Row row) {
        return row.saml() ? SAML : OIDC;
    }
}
