package org.pontis.idp.keycloak.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Query;

import com.fasterxml.jackson.core.type.TypeReference;
import org.keycloak.models.UserModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.idp.desk.Act;
import org.pontis.idp.desk.Asked;
import org.pontis.idp.keycloak.installation.Now;

/**
 * What waits for a second officer. A request is decided once: the row's own lock lets one of several officers through, in the
 * transaction in which the change is made, and what was wanted is forgotten with it.
 */
record Requests(Officer officer) {

    private static final String COLUMNS =
            "select ID, CITIZEN_ID, CHANGE_KIND, WANTED, EDITION, ASKED_BY, ENDS_AT, DECIDED_AT"
                    + " from {h-schema}PONTIS_DESK_REQUEST where REALM_ID = :realm";

    private static final int MOST = 50;

    /** @param wanted what the act needs to be carried out; empty when it was decided */
    record Waiting(String id, Act act, Map<String, String> wanted, Asked asked) {

        Waiting {
            wanted = Map.copyOf(wanted);
        }

        @Override
        public String toString() {
            return "Waiting[" + id + "]";
        }
    }

    String ask(Act act, UserModel citizen, Map<String, String> wanted) {
        String id = UUID.randomUUID().toString();
        Instant now = Now.get();
        rows().query("insert into {h-schema}PONTIS_DESK_REQUEST"
                        + " (ID, REALM_ID, CITIZEN_ID, CHANGE_KIND, WANTED, EDITION, ASKED_BY, ASKED_AT, ENDS_AT)"
                        + " values (:id, :realm, :citizen, :act, :wanted, :edition, :officer, :now, :ends)")
                .setParameter("id", id)
                .setParameter("realm", officer.realm().getId())
                .setParameter("citizen", citizen.getId())
                .setParameter("act", act.name())
                .setParameter("wanted", json(wanted))
                .setParameter("edition", Edition.of(citizen, officer).getFirst())
                .setParameter("officer", officer.id())
                .setParameter("now", now.toEpochMilli())
                .setParameter("ends", now.plus(officer.rules().confirmation()).toEpochMilli())
                .executeUpdate();
        return id;
    }

    /** Everything that can still be decided, the oldest first. */
    List<Waiting> waiting() {
        return read(rows().query(COLUMNS + " and DECIDED_AT is null and ENDS_AT > :now order by ENDS_AT")
                .setParameter("now", Now.get().toEpochMilli()));
    }

    Optional<Waiting> find(String id) {
        return read(rows().query(COLUMNS + " and ID = :id").setParameter("id", id)).stream()
                .findFirst();
    }

    /** Whether this officer has the last word: of several at the same moment, one has. */
    boolean decide(String id) {
        long now = Now.get().toEpochMilli();
        return rows().query("update {h-schema}PONTIS_DESK_REQUEST set DECIDED_AT = :now, WANTED = null"
                                + " where ID = :id and REALM_ID = :realm and DECIDED_AT is null and ENDS_AT > :now"
                                + " and ASKED_BY <> :officer")
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("realm", officer.realm().getId())
                        .setParameter("officer", officer.id())
                        .executeUpdate()
                == 1;
    }

    private List<Waiting> read(Query query) {
        List<?> rows = query.setParameter("realm", officer.realm().getId())
                .setMaxResults(MOST)
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(Requests::read).toList();
    }

    private static Waiting read(Object[] row) {
        return new Waiting(
                (String) row[0],
                Act.valueOf((String) row[2]),
                wanted((String) row[3]),
                new Asked(
                        (String) row[1],
                        (String) row[5],
                        Instant.ofEpochMilli(((Number) row[6]).longValue()),
                        (String) row[4],
                        row[7] != null));
    }

    private DeskRows rows() {
        return DeskRows.of(officer.session());
    }

    private static String json(Map<String, String> wanted) {
        try {
            return JsonSerialization.writeValueAsString(wanted);
        } catch (IOException ourOwn) {
            throw new IllegalStateException(ourOwn);
        }
    }

    private static Map<String, String> wanted(String json) {
        try {
            return json == null
                    ? Map.of()
                    : JsonSerialization.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (IOException unreadable) {
            throw new IllegalStateException("What an officer asked for cannot be read.");
        }
    }
}
