package org.pontis.idp.keycloak.limits;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
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
                return Rows.inOwnTransaction(session, table -> add(table, counts));
            } catch (PersistenceException | ModelException race) {
                // two first events at once: one inserts, the other comes back to update
                if (i == TRIES) {
                    throw race;
                }
            }
        }
    }

    /** All are read after all are written, in one query: nobody else changes the rows before this transaction ends. */
    private List<Long> add(Rows table, List<Count> counts) {
        long now = System.currentTimeMillis();
        List<Counter> counters = counts.stream()
                .map(count -> new Counter(count, ids(count.limit(), count.subject())))
                .toList();
        // always in the same order: two that count the same things wait, but not for each other
        counters.stream()
                .sorted(Comparator.comparing(counter -> counter.ids().getFirst()))
                .forEach(counter -> hit(table, counter, now));
        Map<String, Long> hits = hits(
                table,
                counters.stream().flatMap(counter -> counter.ids().stream()).toList(),
                now);
        return counters.stream().map(counter -> counter.held(hits)).toList();
    }

    /** @param ids of its rows: while the key of the seals is changed it has one under each key, and they count together */
    private record Counter(Count count, List<String> ids) {

        long held(Map<String, Long> hits) {
            return ids.stream().mapToLong(id -> hits.getOrDefault(id, 0L)).sum();
        }
    }

    private void hit(Rows table, Counter counter, long now) {
        String id = counter.ids().getFirst();
        long amount = counter.count().amount();
        // what is given back after its window has ended was of a window that is gone
        long first = Math.max(0, amount);
        long ends = now + counter.count().limit().window().toMillis();
        int updated = table.query("update {h-schema}PONTIS_LIMIT set"
                        + " HITS = case when WINDOW_END <= :now then :first when HITS + :amount < 0 then 0 else HITS + :amount end,"
                        + " WINDOW_END = case when WINDOW_END <= :now then :ends else WINDOW_END end"
                        + " where ID = :id")
                .setParameter("id", id)
                .setParameter("now", now)
                .setParameter("first", first)
                .setParameter("amount", amount)
                .setParameter("ends", ends)
                .executeUpdate();
        if (updated == 0 && first > 0) {
            table.query("insert into {h-schema}PONTIS_LIMIT (ID, REALM_ID, HITS, WINDOW_END)"
                            + " values (:id, :realm, :amount, :ends)")
                    .setParameter("id", id)
                    .setParameter("realm", realm)
                    .setParameter("amount", amount)
                    .setParameter("ends", ends)
                    .executeUpdate();
        }
    }

    @Override
    public long used(Limit limit, String subject) {
        List<String> ids = ids(limit, subject);
        Map<String, Long> hits = Rows.inOwnTransaction(session, table -> hits(table, ids, System.currentTimeMillis()));
        return hits.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void forget(Limit limit, String subject) {
        List<String> ids = ids(limit, subject);
        Rows.inOwnTransaction(session, table -> ids.stream()
                .mapToInt(id -> table.query("delete from {h-schema}PONTIS_LIMIT where ID = :id")
                        .setParameter("id", id)
                        .executeUpdate())
                .sum());
    }

    /** Forgets every counter of the realm; for the sandbox and for an operator who knows why. */
    public void forgetAll() {
        Rows.inOwnTransaction(
                session, table -> table.query("delete from {h-schema}PONTIS_LIMIT where REALM_ID = :realm")
                        .setParameter("realm", realm)
                        .executeUpdate());
    }

    /** What stands in these rows, as far as their windows are open. */
    private static Map<String, Long> hits(Rows table, List<String> ids, long now) {
        Query open =
                table.query("select ID, HITS from {h-schema}PONTIS_LIMIT where ID in (:ids) and WINDOW_END > :now");
        List<?> rows = open.setParameter("ids", ids).setParameter("now", now).getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
    }

    /** Only keyed hashes are stored: whom a counter is about cannot be read from the table. */
    private List<String> ids(Limit limit, String subject) {
        return codes.seals("limit", realm, limit.name(), subject);
    }
}
