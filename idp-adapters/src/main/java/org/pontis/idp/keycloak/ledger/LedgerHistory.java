package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import jakarta.persistence.Query;

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
     * @param before only those older than this
     * @param limit at most so many
     * @param kinds only these, such as {@code LOGIN}; all if empty
     */
    public List<Line> of(UserModel citizen, Instant before, int limit, Collection<String> kinds) {
        Books books = Books.of(session);
        String where = " where A.REALM_ID = :realm and A.CITIZEN = :citizen and A.HAPPENED < :before"
                + (kinds.isEmpty() ? "" : " and A.KIND in (:kinds)") + " order by A.HAPPENED desc limit " + limit;
        Query query = books.query("select * from ((select A.HAPPENED, A.KIND, E.ENTRY, 1 as PLACED"
                + " from {h-schema}PONTIS_LEDGER_ACT A"
                + " join {h-schema}PONTIS_LEDGER_TREE T on T.REALM_ID = A.REALM_ID"
                + " join {h-schema}PONTIS_LEDGER_ENTRY E on E.TREE = T.TREE and E.LEAF = A.LEAF" + where
                + ") union all (select A.HAPPENED, A.KIND, A.ENTRY, 0 as PLACED from {h-schema}PONTIS_LEDGER_INBOX A"
                + where + ")) L order by HAPPENED desc limit " + limit);
        query.setParameter("realm", realm.getId())
                .setParameter("citizen", citizen.getId())
                .setParameter("before", before.toEpochMilli());
        if (!kinds.isEmpty()) {
            query.setParameter("kinds", List.copyOf(kinds));
        }
        return Books.rows(query)
                .map(row -> line((String) row[1], read((String) row[2]), ((Number) row[3]).intValue() == 1))
                .toList();
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
