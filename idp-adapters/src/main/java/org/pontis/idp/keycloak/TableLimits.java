package org.pontis.idp.keycloak;

import java.util.List;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.broker.Codes;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/**
 * Counters in a table, each in a transaction of its own: what is counted stays counted when the login around it is rolled
 * back. The row lock of the update makes two events two.
 */
final class TableLimits implements Limits {

    private static final int TRIES = 3;

    private final KeycloakSession session;
    private final String realm;
    private final Codes codes;

    TableLimits(KeycloakSession session, Codes codes) {
        this.session = session;
        this.realm = session.getContext().getRealm().getId();
        this.codes = codes;
    }

    @Override
    public boolean spend(Limit limit, String subject) {
        String id = id(limit, subject);
        for (int i = 1; ; i++) {
            try {
                return inOwnTransaction(table -> hit(table, id, limit)) <= limit.max();
            } catch (PersistenceException | ModelException race) {
                // two first events at once: one inserts, the other comes back to update
                if (i == TRIES) {
                    throw race;
                }
            }
        }
    }

    private long hit(EntityManager table, String id, Limit limit) {
        long now = System.currentTimeMillis();
        int updated = query(
                        table,
                        "update {h-schema}PONTIS_LIMIT set"
                                + " HITS = case when WINDOW_END <= :now then 1 else HITS + 1 end,"
                                + " WINDOW_END = case when WINDOW_END <= :now then :ends else WINDOW_END end"
                                + " where ID = :id",
                        id)
                .setParameter("now", now)
                .setParameter("ends", now + limit.window().toMillis())
                .executeUpdate();
        if (updated == 0) {
            query(
                            table,
                            "insert into {h-schema}PONTIS_LIMIT (ID, REALM_ID, HITS, WINDOW_END)"
                                    + " values (:id, :realm, 1, :ends)",
                            id)
                    .setParameter("realm", realm)
                    .setParameter("ends", now + limit.window().toMillis())
                    .executeUpdate();
            return 1;
        }
        return hits(table, id, now);
    }

    @Override
    public boolean exhausted(Limit limit, String subject) {
        String id = id(limit, subject);
        return inOwnTransaction(table -> hits(table, id, System.currentTimeMillis())) >= limit.max();
    }

    @Override
    public void forget(Limit limit, String subject) {
        String id = id(limit, subject);
        inOwnTransaction(table -> query(table, "delete from {h-schema}PONTIS_LIMIT where ID = :id", id)
                .executeUpdate());
    }

    /** Forgets every counter of the realm; for the sandbox and for an operator who knows why. */
    void forgetAll() {
        inOwnTransaction(table -> table.createNativeQuery("delete from {h-schema}PONTIS_LIMIT where REALM_ID = :realm")
                .setParameter("realm", realm)
                .executeUpdate());
    }

    private static long hits(EntityManager table, String id, long now) {
        List<?> hits = query(table, "select HITS from {h-schema}PONTIS_LIMIT where ID = :id and WINDOW_END > :now", id)
                .setParameter("now", now)
                .getResultList();
        return hits.isEmpty() ? 0 : ((Number) hits.get(0)).longValue();
    }

    private static Query query(EntityManager table, String sql, String id) {
        return table.createNativeQuery(sql).setParameter("id", id);
    }

    /** Only keyed hashes are stored: whom a counter is about cannot be read from the table. */
    private String id(Limit limit, String subject) {
        return codes.seal("limit", realm, limit.name(), subject);
    }

    private <T> T inOwnTransaction(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> work.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }
}
