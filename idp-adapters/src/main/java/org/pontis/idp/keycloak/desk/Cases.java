package org.pontis.idp.keycloak.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Query;

import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.idp.keycloak.installation.Now;

/**
 * Cases of a realm, in a table of their own. Everything is written in the transaction of the request, so that a case and what goes
 * with it (means suspended, sessions ended) are there together or not at all. Each is an event of the citizen: {@code case_opened},
 * {@code case_closed}.
 */
public final class Cases {

    private static final String COLUMNS =
            "select ID, CITIZEN_ID, KIND, REFERENCE, OPENED_AT, CLOSED_AT, CLOSED_BY, REASON"
                    + " from {h-schema}PONTIS_CASE where REALM_ID = :realm";

    private static final int MOST = 200;

    private Cases() {}

    /**
     * Opens a case that an officer will see.
     *
     * @param reference opaque, at most 64 characters; {@code null} for none
     * @return it
     */
    public static Case open(
            KeycloakSession session, RealmModel realm, UserModel citizen, Case.Kind kind, String reference) {
        Case opened = new Case(
                UUID.randomUUID().toString(),
                citizen.getId(),
                kind,
                Optional.ofNullable(reference),
                Now.get(),
                Optional.empty());
        DeskRows.of(session)
                .query("insert into {h-schema}PONTIS_CASE (ID, REALM_ID, CITIZEN_ID, KIND, REFERENCE, OPENED_AT)"
                        + " values (:id, :realm, :citizen, :kind, :reference, :now)")
                .setParameter("id", opened.id())
                .setParameter("realm", realm.getId())
                .setParameter("citizen", citizen.getId())
                .setParameter("kind", kind.name())
                .setParameter("reference", reference)
                .setParameter("now", opened.opened().toEpochMilli())
                .executeUpdate();
        event(session, realm, citizen.getId())
                .detail("what", "case_opened")
                .detail("by", "citizen")
                .success();
        return opened;
    }

    /** Those of one citizen, the latest first. */
    public static List<Case> list(KeycloakSession session, RealmModel realm, UserModel citizen) {
        return read(DeskRows.of(session)
                .query(COLUMNS + " and CITIZEN_ID = :citizen order by OPENED_AT desc")
                .setParameter("realm", realm.getId())
                .setParameter("citizen", citizen.getId()));
    }

    /** How many nobody has closed yet. */
    public static int waiting(KeycloakSession session, RealmModel realm) {
        return ((Number) DeskRows.of(session)
                        .query(
                                "select count(*) from {h-schema}PONTIS_CASE where REALM_ID = :realm and CLOSED_AT is null")
                        .setParameter("realm", realm.getId())
                        .getSingleResult())
                .intValue();
    }

    /**
     * Closes a case of this citizen. Of two officers at the same moment, one does.
     *
     * @return whether this did it: it was this citizen's, and open
     */
    public static boolean close(
            KeycloakSession session,
            RealmModel realm,
            UserModel citizen,
            String id,
            UserModel officer,
            Case.Reason reason) {
        int closed = DeskRows.of(session)
                .query("update {h-schema}PONTIS_CASE set CLOSED_AT = :now, CLOSED_BY = :officer, REASON = :reason"
                        + " where ID = :id and REALM_ID = :realm and CITIZEN_ID = :citizen and CLOSED_AT is null")
                .setParameter("now", Now.get().toEpochMilli())
                .setParameter("officer", officer.getId())
                .setParameter("reason", reason.name())
                .setParameter("id", id)
                .setParameter("realm", realm.getId())
                .setParameter("citizen", citizen.getId())
                .executeUpdate();
        if (closed == 1) {
            event(session, realm, citizen.getId())
                    .detail("what", "case_closed")
                    .detail("by", "officer")
                    .detail("officer", officer.getId())
                    .success();
        }
        return closed == 1;
    }

    private static EventBuilder event(KeycloakSession session, RealmModel realm, String citizen) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(citizen);
    }

    private static List<Case> read(Query query) {
        List<?> rows = query.setMaxResults(MOST).getResultList();
        return rows.stream().map(Object[].class::cast).map(Cases::read).toList();
    }

    private static Case read(Object[] row) {
        return new Case(
                (String) row[0],
                (String) row[1],
                Case.Kind.valueOf((String) row[2]),
                Optional.ofNullable((String) row[3]),
                time(row[4]),
                row[5] == null
                        ? Optional.empty()
                        : Optional.of(
                                new Case.Closed(time(row[5]), (String) row[6], Case.Reason.valueOf((String) row[7]))));
    }

    private static Instant time(Object millis) {
        return Instant.ofEpochMilli(((Number) millis).longValue());
    }
}
