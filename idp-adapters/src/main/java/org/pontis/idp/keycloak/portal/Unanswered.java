package org.pontis.idp.keycloak.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.pontis.idp.abroad.Requester;

/**
 * A portal of a session that has ended, and what it said to that. Portals stand here only where one of the session's did not answer
 * at once.
 *
 * @param session the session that ended
 * @param portal who it is, as citizens read it
 * @param since when the session ended
 * @param told when the portal confirmed it, or was given up
 */
public record Unanswered(String session, Asker portal, Standing standing, Instant since, Optional<Instant> told) {

    /** What is true of the citizen's session at the portal; the later, the worse it is for her. */
    public enum Standing {
        /** The portal has confirmed that it is closed. */
        CLOSED,
        /** The portal has not answered yet; it is told again in the background. */
        WAITING,
        /** The portal has not answered, and nobody tells it any more. */
        GIVEN_UP,
        /** The portal has no address where it could be told. */
        UNTOLD
    }

    private static final String SELECT =
            "select SESSION_ID, CLIENT_ID, REQUESTER_COUNTRY, REQUESTER_NAME, STANDING, SINCE, TOLD"
                    + " from {h-schema}PONTIS_UNANSWERED where REALM_ID = :realm and ";

    /** Of all sessions that a citizen of the request's realm has ended lately, newest first. */
    public static List<Unanswered> ofCitizen(KeycloakSession session, UserModel citizen) {
        return read(session, "USER_ID = :key order by SINCE desc, ID", citizen.getId());
    }

    /** Of one session of the request's realm. */
    public static List<Unanswered> ofSession(KeycloakSession session, String ended) {
        return read(session, "SESSION_ID = :key order by SINCE, ID", ended);
    }

    private static List<Unanswered> read(KeycloakSession session, String which, String key) {
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        Query rows = database.createNativeQuery(SELECT + which)
                .setParameter("realm", session.getContext().getRealm().getId())
                .setParameter("key", key);
        List<?> found = rows.getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .flatMap(row -> of(row, session).stream())
                .toList();
    }

    /** A portal that is registered no more has no name either. */
    private static Optional<Unanswered> of(Object[] row, KeycloakSession session) {
        ClientModel client = session.getContext().getRealm().getClientById((String) row[1]);
        return Optional.ofNullable(client)
                .map(portal -> new Unanswered(
                        (String) row[0],
                        new Asker(portal, Requester.of((String) row[2], (String) row[3])),
                        Standing.valueOf((String) row[4]),
                        at(row[5]),
                        Optional.of(at(row[6])).filter(told -> told.isAfter(Instant.EPOCH))));
    }

    private static Instant at(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
