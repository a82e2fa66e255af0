package org.pontis.idp.keycloak.limits;

import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The rows of our tables, the table of limits before all, for one transaction of their own: what is written stays, whatever becomes of the request. */
public record Rows(EntityManager database) {

    /** Hibernate's hint which tables SQL is about: without it, it looks through all it knows, because any may have changed. */
    private static final String SPACES = "org.hibernate.query.native.spaces";

    public static <T> T inOwnTransaction(KeycloakSession session, Function<Rows, T> work) {
        return inOwnTransaction(session.getKeycloakSessionFactory(), work);
    }

    public static <T> T inOwnTransaction(KeycloakSessionFactory server, Function<Rows, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, own -> work.apply(of(own)));
    }

    /** In the transaction of whoever asks. */
    public static Rows of(KeycloakSession session) {
        return new Rows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    public Query query(String sql) {
        return query(sql, "PONTIS_LIMIT");
    }

    /** @param table another one of ours, which the statement is about */
    public Query query(String sql, String table) {
        return database.createNativeQuery(sql).setHint(SPACES, table);
    }
}
