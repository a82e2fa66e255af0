package org.pontis.idp.keycloak.logout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import jakarta.persistence.Query;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.idp.keycloak.limits.Rows;
import org.pontis.idp.keycloak.portal.Asker;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;

/** The table of portals that were told of a logout, or not; each act is a transaction of its own. */
record Errands(KeycloakSessionFactory server) {

    private static final String TABLE = "{h-schema}PONTIS_UNANSWERED";
    private static final String COLUMNS =
            "ID, REALM_ID, CLIENT_ID, USER_ID, SESSION_ID, MESSAGE, TRIES, NEXT_TRY, ENDS";

    /** Who has claimed an errand and died with it, leaves it to others after so long. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** A portal whose logouts wait. */
    record Door(String realm, String client) {}

    void add(AuthenticatedClientSessionModel portal, Standing standing, String message, Instant next, Instant ends) {
        Asker asker = Asker.of(portal);
        int added = change(
                """
                insert into %s (ID, REALM_ID, SESSION_ID, USER_ID, CLIENT_ID, REQUESTER_COUNTRY, REQUESTER_NAME, MESSAGE,
                 STANDING, TRIES, SINCE, NEXT_TRY, ENDS, TOLD)
                 values (:id, :realm, :session, :citizen, :portal, :country, :service, :message, :standing, 1, :now, :next, :ends, 0)
                """,
                query -> query.setParameter("id", KeycloakModelUtils.generateId())
                        .setParameter("realm", portal.getRealm().getId())
                        .setParameter("session", portal.getUserSession().getId())
                        .setParameter(
                                "citizen", portal.getUserSession().getUser().getId())
                        .setParameter("portal", portal.getClient().getId())
                        .setParameter(
                                "country",
                                asker.requester()
                                        .map(abroad -> abroad.country())
                                        .orElse(""))
                        .setParameter(
                                "service",
                                asker.requester()
                                        .flatMap(abroad -> abroad.service())
                                        .orElse(""))
                        .setParameter("message", message)
                        .setParameter("standing", standing.name())
                        .setParameter("now", System.currentTimeMillis())
                        .setParameter("next", next.toEpochMilli())
                        .setParameter("ends", ends.toEpochMilli()));
        assert added == 1;
    }

    /** Those who have waited longest come first. */
    List<Door> doors(Instant now, int most) {
        return read(
                        "select REALM_ID, CLIENT_ID from %s where STANDING = 'WAITING' and NEXT_TRY <= :now"
                                + " group by REALM_ID, CLIENT_ID order by min(NEXT_TRY)",
                        query -> query.setParameter("now", now.toEpochMilli()).setMaxResults(most))
                .stream()
                .map(row -> new Door((String) row[0], (String) row[1]))
                .toList();
    }

    List<Errand> at(Door door, Instant now, int most) {
        return errands(
                "select " + COLUMNS + " from %s where STANDING = 'WAITING' and NEXT_TRY <= :now"
                        + " and REALM_ID = :realm and CLIENT_ID = :portal order by NEXT_TRY",
                query -> query.setParameter("now", now.toEpochMilli())
                        .setParameter("realm", door.realm())
                        .setParameter("portal", door.client())
                        .setMaxResults(most));
    }

    /** Those that nobody goes on any more. */
    List<Errand> over(Instant now, int most) {
        return errands(
                "select " + COLUMNS + " from %s where STANDING = 'WAITING' and ENDS <= :now",
                query -> query.setParameter("now", now.toEpochMilli()).setMaxResults(most));
    }

    /** Whether this node goes, and no other: for the time of a lease. */
    boolean claim(Errand errand, Instant now) {
        return change(
                        "update %s set NEXT_TRY = :lease, TRIES = TRIES + 1"
                                + " where ID = :id and NEXT_TRY = :due and STANDING = 'WAITING'",
                        query -> query.setParameter("id", errand.id())
                                .setParameter("due", errand.due())
                                .setParameter("lease", now.plus(LEASE).toEpochMilli()))
                == 1;
    }

    /** A portal that does not answer one message is left alone with the others that are due, too. */
    void postpone(Errand errand, Instant next) {
        change(
                "update %s set NEXT_TRY = :next where ID = :id or (STANDING = 'WAITING' and REALM_ID = :realm"
                        + " and CLIENT_ID = :portal and NEXT_TRY <= :now)",
                query -> query.setParameter("id", errand.id())
                        .setParameter("realm", errand.realm())
                        .setParameter("portal", errand.client())
                        .setParameter("now", System.currentTimeMillis())
                        .setParameter("next", next.toEpochMilli()));
    }

    /**
     * Whether this was the first to say so. By what names the portal knows the citizen is forgotten.
     *
     * @param audit tells of it, in the same transaction: what is told has happened, and what has happened is told
     */
    boolean end(Errand errand, Standing standing, Instant now, Consumer<KeycloakSession> audit) {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, session -> {
            boolean first = sql(
                                    Rows.of(session),
                                    "update %s set STANDING = :standing, TOLD = :now, MESSAGE = ''"
                                            + " where ID = :id and STANDING = 'WAITING'")
                            .setParameter("id", errand.id())
                            .setParameter("standing", standing.name())
                            .setParameter("now", now.toEpochMilli())
                            .executeUpdate()
                    == 1;
            if (first) {
                audit.accept(session);
            }
            return first;
        });
    }

    int forget(Instant before) {
        return change(
                "delete from %s where ENDS < :before", query -> query.setParameter("before", before.toEpochMilli()));
    }

    long waiting() {
        return Rows.inOwnTransaction(
                server, rows -> ((Number) sql(rows, "select count(*) from %s where STANDING = 'WAITING'")
                                .getSingleResult())
                        .longValue());
    }

    private List<Errand> errands(String sql, UnaryOperator<Query> with) {
        return read(sql, with).stream()
                .map(row -> new Errand(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        (String) row[5],
                        ((Number) row[6]).intValue(),
                        ((Number) row[7]).longValue(),
                        Instant.ofEpochMilli(((Number) row[8]).longValue())))
                .toList();
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
        return rows.query(sql.formatted(TABLE), "PONTIS_UNANSWERED");
    }

    static Errands of(KeycloakSession session) {
        return new Errands(session.getKeycloakSessionFactory());
    }
}
