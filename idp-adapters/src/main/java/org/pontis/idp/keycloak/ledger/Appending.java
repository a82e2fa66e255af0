package org.pontis.idp.keycloak.ledger;

import java.util.ArrayList;
import java.util.List;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The entries of one request. They go into the database at the beginning of its commit, in its transaction: what cannot be
 * written lets nothing else be written, and the request fails.
 */
final class Appending extends AbstractKeycloakTransaction {

    private static final String OF_REQUEST = "pontis.ledger.appending";

    private final KeycloakSession session;
    private final List<Row> rows = new ArrayList<>();
    private RuntimeException failure;

    private Appending(KeycloakSession session) {
        this.session = session;
    }

    static Appending of(KeycloakSession session) {
        Appending appending = session.getAttribute(OF_REQUEST, Appending.class);
        if (appending == null) {
            appending = new Appending(session);
            session.getTransactionManager().enlistPrepare(appending);
            session.setAttribute(OF_REQUEST, appending);
        }
        return appending;
    }

    void add(Row row) {
        rows.add(row);
    }

    /** What happened cannot be told: then it must not have happened. */
    void fail(RuntimeException cause) {
        failure = cause;
    }

    @Override
    protected void commitImpl() {
        try {
            if (failure != null) {
                throw failure;
            }
            Inbox.write(rows, Books.of(session));
        } catch (RuntimeException e) {
            LedgerMeters.notAppended();
            throw e;
        }
        LedgerMeters.appended(rows.size());
    }

    @Override
    protected void rollbackImpl() {
        rows.clear();
    }
}
