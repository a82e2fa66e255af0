package org.pontis.idp.keycloak.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Query;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.json.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What the ledger of a realm tells somebody of herself. An index leads to it, so that others' entries cost her nothing. */
public record LedgerHistory(KeycloakSession session, RealmModel realm) {

    public static LedgerHistory of(KeycloakSession session, RealmModel realm) {
        return new LedgerHistory(session, realm);
    }

    /**
     * Her latest entries.
     *
     * @param before only those that come after this, which is: older ones
     * @param limit at most so many
     * @param kinds only these, such as {@code LOGIN}; all if empty
     */
    public List<Line> of(UserModel citizen, Place before, int limit, Collection<String> kinds) {
        Books books = Books.of(session);
        String where = " where A.REALM_ID = :realm and A.CITIZEN = :citizen and A.HAPPENED <= :at"
                + " and (A.HAPPENED < :at or A.ID < :before)" + (kinds.isEmpty() ? "" : " and A.KIND in (:kinds)")
                + " order by A.HAPPENED desc, A.ID desc limit " + limit;
        Query query = books.query("select * from ((select A.HAPPENED, A.ID, A.KIND, E.ENTRY, 1 as PLACED"
                + " from {h-schema}PONTIS_LEDGER_ACT A"
                + " join {h-schema}PONTIS_LEDGER_TREE T on T.REALM_ID = A.REALM_ID"
                + " join {h-schema}PONTIS_LEDGER_ENTRY E on E.TREE = T.TREE and E.LEAF = A.LEAF" + where
                + ") union all (select A.HAPPENED, A.ID, A.KIND, A.ENTRY, 0 as PLACED from {h-schema}PONTIS_LEDGER_INBOX A"
                + where + ")) L order by HAPPENED desc, ID desc limit " + limit);
        query.setParameter("realm", realm.getId())
                .setParameter("citizen", citizen.getId())
                .setParameter("at", before.at().toEpochMilli())
                .setParameter("before", before.id());
        if (!kinds.isEmpty()) {
            query.setParameter("kinds", List.copyOf(kinds));
        }
        return Books.rows(query)
                .map(row -> line((String) row[2], read((String) row[3]), ((Number) row[4]).intValue() == 1))
                .toList();
    }

    /**
     * Which of somebody's events.
     *
     * @param types of any of these
     * @param byOfficers those of these types only where an officer did it
     * @param detail that each must have, by its name; empty for none
     */
    public record Which(Set<EventType> types, Set<EventType> byOfficers, Optional<String> detail) {

        public Which {
            types = Set.copyOf(types);
            byOfficers = Set.copyOf(byOfficers);
        }
    }

    /**
     * Her latest events, with all that was kept of them beside the ledger.
     *
     * @param before only those that come after this, which is: older ones
     * @param limit at most so many
     */
    public List<Event> events(UserModel citizen, Which which, Place before, int limit) {
        LedgerEvents events = hers(citizen).only(which).before(before);
        events.type(which.types().toArray(EventType[]::new)).orderByDescTime().maxResults(limit);
        return events.getResultStream().toList();
    }

    /** One of her events; nothing if it is somebody else's. */
    public Optional<Event> event(UserModel citizen, String id) {
        return hers(citizen).named(id).getResultStream().findFirst();
    }

    private LedgerEvents hers(UserModel citizen) {
        return new LedgerEvents(Books.of(session)).realm(realm.getId()).user(citizen.getId());
    }

    private static Entry read(String entry) {
        try {
            return Entry.read(entry.getBytes(UTF_8));
        } catch (Malformed damaged) {
            throw new IllegalStateException("the ledger's table of entries is damaged", damaged);
        }
    }

    private static Line line(String kind, Entry entry, boolean sequenced) {
        return new Line(
                entry.id().text(),
                entry.time(),
                kind,
                entry.text(Member.PORTAL),
                entry.text(Member.METHOD),
                entry.text(Member.LEVEL),
                entry.text(Member.COUNTRY),
                entry.text(Member.OUTCOME).orElseThrow(),
                entry.text(Member.WHAT),
                entry.text(Member.CREDENTIAL),
                entry.text(Member.BY),
                sequenced);
    }
}
