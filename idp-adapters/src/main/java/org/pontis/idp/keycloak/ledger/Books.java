package org.pontis.idp.keycloak.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.util.JpaUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The ledger's tables as one transaction sees them. */
record Books(EntityManager database) {

    /** Hibernate's hint which tables SQL is about: without it, it looks through all it knows, because any may have changed. */
    private static final String SPACES = "org.hibernate.query.native.spaces";

    /** By which Keycloak knows that a transaction may not be answered before the disk has it (its AsyncCommitIntegrator, 26.7). */
    private static final String WAIT = "kc.sync_commit_required";

    /** As the transaction of this request sees them. */
    static Books of(KeycloakSession session) {
        return new Books(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** In a transaction of their own. */
    static <T> T inOwnTransaction(KeycloakSession session, Function<Books, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(), own -> work.apply(of(own)));
    }

    /**
     * What this transaction writes is on the disk when it is answered. Keycloak lets PostgreSQL answer earlier where only sessions and
     * the like changed, and does not see what we write.
     */
    void waitForDisk() {
        database.setProperty(WAIT, true);
    }

    /** @param sql with {@code {h-schema}} before the names of tables */
    Query query(String sql) {
        return database.createNativeQuery(sql).setHint(SPACES, "PONTIS_LEDGER");
    }

    /** The rows of a query of several columns. */
    static Stream<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast);
    }

    /** Writes many rows in one question to the database. */
    <T> void insert(String table, List<String> columns, Collection<T> rows, Values<T> values) {
        if (rows.isEmpty()) {
            return;
        }
        String sql = "insert into " + JpaUtils.getTableNameForNativeQuery(table, database) + " ("
                + String.join(", ", columns) + ") values (" + "?, ".repeat(columns.size() - 1) + "?)";
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (T row : rows) {
                    Object[] all = values.of(row);
                    for (int i = 0; i < all.length; i++) {
                        insert.setObject(i + 1, all[i]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    /** What stands in the columns of a row, in their order. */
    @FunctionalInterface
    interface Values<T> {

        Object[] of(T row) throws SQLException;
    }
}
