package org.pontis.idp.keycloak.ledger;

import java.util.ArrayList;
import java.util.List;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The entries of one request. They go into the database at the beginning of its commit, in its transaction: what cannot be
 * written lets nothing else be written, and the request fails.
 */
public final class Appending extends AbstractKeycloakTransaction {

    private static final String OF_REQUEST = "pontis.ledger.appending";

    private final KeycloakSession session;
    private final List<Row> rows = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Runnable> others = new ArrayList<>();
    private RuntimeException failure;

    /** Goes with an entry, or another way. */
    private record Figure(String written, Runnable otherwise) {}

    private Appending(KeycloakSession session) {
        this.session = session;
    }

    /** Of the request that runs now. */
    public static Appending of(KeycloakSession session) {
        Appending appending = session.getAttribute(OF_REQUEST, Appending.class);
        if (appending == null) {
            appending = new Appending(session);
            session.getTransactionManager().enlistPrepare(appending);
            session.getTransactionManager().enlistAfterCompletion(appending.afterwards());
            session.setAttribute(OF_REQUEST, appending);
        }
        return appending;
    }

    void add(Row row) {
        rows.add(row);
    }

    /**
     * Goes with an entry of this request, without another question to the database; it is due to be counted when the entry has its
     * place.
     *
     * @param written at most 2000 characters
     * @param otherwise called after the commit, if the request has no entry
     */
    public void carry(String written, Runnable otherwise) {
        figures.add(new Figure(written, otherwise));
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
            int carried = Math.min(figures.size(), rows.size());
            Inbox.write(
                    rows, figures.stream().limit(carried).map(Figure::written).toList(), Books.of(session));
            figures.stream().skip(carried).map(Figure::otherwise).forEach(others::add);
        } catch (RuntimeException e) {
            LedgerMeters.notAppended();
            throw e;
        }
        LedgerMeters.appended(rows.size());
    }

    /** What goes another way, once everything else is done: nothing can be enlisted while a commit is underway. */
    private AbstractKeycloakTransaction afterwards() {
        return new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                others.forEach(Runnable::run);
            }

            @Override
            protected void rollbackImpl() {}
        };
    }

    @Override
    protected void rollbackImpl() {
        rows.clear();
        figures.clear();
    }
}
