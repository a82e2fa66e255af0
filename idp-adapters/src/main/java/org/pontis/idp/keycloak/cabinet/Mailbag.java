package org.pontis.idp.keycloak.cabinet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.persistence.Query;

import org.keycloak.models.KeycloakSessionFactory;
import org.pontis.idp.keycloak.limits.Rows;

/** The letters that are still to be taken to portals; each act is a transaction of its own. */
record Mailbag(KeycloakSessionFactory server) {

    private static final String TABLE = "{h-schema}PONTIS_SIGNAL";

    /** Who has claimed a letter and died with it, leaves it to others after so long. Nobody is on the way that long. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Other nodes may be quicker at some. */
    private static final int SOME = 5;

    /** A portal for which letters wait. */
    record Door(String realm, String client) {}

    /** Those who have waited longest come first. */
    List<Door> doors(Instant now, int most) {
        return read(
                        "select REALM_ID, CLIENT_ID from %s where NEXT_AT <= :now"
                                + " group by REALM_ID, CLIENT_ID order by min(NEXT_AT)",
                        query -> query.setParameter("now", now.toEpochMilli()).setMaxResults(most))
                .stream()
                .map(row -> new Door((String) row[0], (String) row[1]))
                .toList();
    }

    /** One letter for this portal, and only we go with it, for the time of a lease. */
    Optional<Letter> claim(Door door, Instant now) {
        long lease = now.plus(LEASE).toEpochMilli();
        return read(
                        "select ID, ISSUER, SUBJECT, TYPE, CREDENTIAL, HAPPENED, TRIED, NEXT_AT from %s"
                                + " where CLIENT_ID = :client and NEXT_AT <= :now order by NEXT_AT, HAPPENED, ID",
                        query -> query.setParameter("client", door.client())
                                .setParameter("now", now.toEpochMilli())
                                .setMaxResults(SOME))
                .stream()
                .filter(row -> claimed((String) row[0], ((Number) row[7]).longValue(), lease))
                .findFirst()
                .map(row -> new Letter(
                        (String) row[0],
                        door,
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        Instant.ofEpochMilli(((Number) row[5]).longValue()),
                        ((Number) row[6]).intValue() + 1,
                        lease));
    }

    private boolean claimed(String id, long due, long lease) {
        return change(
                        "update %s set NEXT_AT = :lease, TRIED = TRIED + 1 where ID = :id and NEXT_AT = :due",
                        query -> query.setParameter("id", id)
                                .setParameter("due", due)
                                .setParameter("lease", lease))
                == 1;
    }

    /** Taken, or for nobody any more. */
    void done(Letter letter) {
        change("delete from %s where ID = :id", query -> query.setParameter("id", letter.id()));
    }

    /**
     * A portal that does not take one letter is left alone with the others that are due, too. What it did not take stands behind these
     * next time: one letter that it never takes is not in their way.
     */
    void postpone(Letter letter, Instant now, Instant next) {
        change(
                "update %s set NEXT_AT = :next, TRIED = TRIED + 1 where CLIENT_ID = :client and NEXT_AT <= :now",
                query -> query.setParameter("client", letter.door().client())
                        .setParameter("now", now.toEpochMilli())
                        .setParameter("next", next.toEpochMilli()));
        change(
                "update %s set NEXT_AT = :last where ID = :id and NEXT_AT = :lease",
                query -> query.setParameter("id", letter.id())
                        .setParameter("lease", letter.lease())
                        .setParameter("last", next.toEpochMilli() + 1));
    }

    /** How many letters for this portal are given up: all of what happened before this and was tried. */
    int giveUp(Door door, Instant before) {
        return change(
                "delete from %s where CLIENT_ID = :client and HAPPENED <= :before and TRIED > 0",
                query -> query.setParameter("client", door.client()).setParameter("before", before.toEpochMilli()));
    }

    private List<Object[]> read(String sql, UnaryOperator<Query> with) {
        return Rows.inOwnTransaction(server, rows -> {
            List<?> found = with.apply(sql(rows, sql)).getResultList();
            return found.stream().map(Object[].class::cast).toList();
        });
    }

    private int change(String sql, UnaryOperator<Query> with) {
        return Rows.inOwnTransaction(server, rows -> with.apply(sql(rows, sql)).executeUpdate());
    }

    private static Query sql(Rows rows, String sql) {
        return rows.query(sql.formatted(TABLE), "PONTIS_SIGNAL");
    }
}
