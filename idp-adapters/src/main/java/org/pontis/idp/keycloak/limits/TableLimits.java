package org.pontis.idp.keycloak.limits;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.broker.Codes;
import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/**
 * Counters in a table, each in a transaction of its own: what is counted stays counted when the login around it is rolled
 * back. The row lock of the update makes two events two.
 */
public final class TableLimits implements Limits {

    private static final int TRIES = 8;

    private final KeycloakSession session;
    private final String realm;
    private final Codes codes;

    public TableLimits(KeycloakSession session, Codes codes) {
        this.session = session;
        this.realm = session.getContext().getRealm().getId();
        this.codes = codes;
    }

    @Override
    public List<Long> add(List<Count> counts) {
        for (int i = 1; ; i++) {
            try {
                return inOwnTransaction(table -> add(table, counts));
            } catch (PersistenceException | ModelException race) {
                // two first events at once: one inserts, the other comes back to update
                if (i == TRIES) {
                    throw race;
                }
            }
        }
    }

    /** Rows are always locked in the same order: two that count the same things wait, but not for each other. */
    private List<Long> add(EntityManager table, List<Count> counts) {
        Map<Count, Long> held = new HashMap<>();
        counts.stream()
                .sorted(Comparator.comparing(
                        (Count count) -> ids(count.limit(), count.subject()).getFirst()))
                .forEach(count -> held.put(
                        count, hit(table, ids(count.limit(), count.subject()), count.limit(), count.amount())));
        return counts.stream().map(held::get).toList();
    }

    private long hit(EntityManager table, List<String> ids, Limit limit, long amount) {
        String id = ids.getFirst();
        long now = System.currentTimeMillis();
        int updated = query(
                        table,
                        "update {h-schema}PONTIS_LIMIT set"
                                + " HITS = case when WINDOW_END <= :now then :amount else HITS + :amount end,"
                                + " WINDOW_END = case when WINDOW_END <= :now then :ends else WINDOW_END end"
                                + " where ID = :id",
                        id)
                .setParameter("now", now)
                .setParameter("amount", amount)
                .setParameter("ends", now + limit.window().toMillis())
                .executeUpdate();
        if (updated == 0) {
            query(
                            table,
                            "insert into {h-schema}PONTIS_LIMIT (ID, REALM_ID, HITS, WINDOW_END)"
                                    + " values (:id, :realm, :amount, :ends)",
                            id)
                    .setParameter("realm", realm)
                    .setParameter("amount", amount)
                    .setParameter("ends", now + limit.window().toMillis())
                    .executeUpdate();
        }
        return hits(table, ids, now);
    }

    @Override
    public long used(Limit limit, String subject) {
        List<String> ids = ids(limit, subject);
        return inOwnTransaction(table -> hits(table, ids, System.currentTimeMillis()));
    }

    @Override
    public void forget(Limit limit, String subject) {
        List<String> ids = ids(limit, subject);
        inOwnTransaction(table -> ids.stream()
                .mapToInt(id -> query(table, "delete from {h-schema}PONTIS_LIMIT where ID = :id", id)
                        .executeUpdate())
                .sum());
    }

    /** Forgets every counter of the realm; for the sandbox and for an operator who knows why. */
    public void forgetAll() {
        inOwnTransaction(table -> table.createNativeQuery("delete from {h-schema}PONTIS_LIMIT where REALM_ID = :realm")
                .setParameter("realm", realm)
                .executeUpdate());
    }

    /** While the key of the seals is changed, one counter has a row under each key; they count together. */
    private static long hits(EntityManager table, List<String> ids, long now) {
        Query hits = table.createNativeQuery(
                "select HITS from {h-schema}PONTIS_LIMIT where ID in (:ids) and WINDOW_END > :now");
        List<?> rows = hits.setParameter("ids", ids).setParameter("now", now).getResultList();
        return rows.stream().mapToLong(row -> ((Number) row).longValue()).sum();
    }

    private static Query query(EntityManager table, String sql, String id) {
        return table.createNativeQuery(sql).setParameter("id", id);
    }

    /** Only keyed hashes are stored: whom a counter is about cannot be read from the table. */
    private List<String> ids(Limit limit, String subject) {
        return codes.seals("limit", realm, limit.name(), subject);
    }

    private <T> T inOwnTransaction(Function<EntityManager, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> work.apply(own.getProvider(JpaConnectionProvider.class).getEntityManager()));
    }
}
