package org.pontis.idp.keycloak.ledger;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Query;

import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.json.Malformed;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Receipts, each for whom it is about. What its holder may not know stays closed in it. */
public record Receipts(KeycloakSession session, RealmModel realm) {

    private static final Set<Member> HERS = EnumSet.of(Member.CITIZEN, Member.SESSION);
    private static final Set<Member> THE_PORTALS = EnumSet.of(Member.SESSION);

    public static Receipts of(KeycloakSession session, RealmModel realm) {
        return new Receipts(session, realm);
    }

    /** A citizen's, for an entry about her. Nothing for nobody's, another's, and one that no checkpoint covers yet. */
    public Optional<Receipt> of(UserModel citizen, String id) {
        Books books = Books.of(session);
        Query hers = select(books, "A.ID = :id and A.CITIZEN = :citizen")
                .setParameter("id", id)
                .setParameter("citizen", citizen.getId());
        return told(receipt(hers, HERS, books), asked().byCitizen(citizen));
    }

    /**
     * A portal's, for its last login in a session.
     *
     * @param sid the claim of this name in the ID token
     */
    public Optional<Receipt> of(ClientModel portal, String sid) {
        Books books = Books.of(session);
        Query its = select(books, "A.SESSION_ID = :sid and A.PORTAL = :portal and A.KIND = 'LOGIN'")
                .setParameter("sid", sid)
                .setParameter("portal", portal.getClientId());
        return told(receipt(its, THE_PORTALS, books), asked().byClient(portal));
    }

    private Reading asked() {
        return Reading.of(session, Reading.What.RECEIPT_TAKEN);
    }

    private static Optional<Receipt> told(Optional<Receipt> receipt, Reading reading) {
        receipt.ifPresentOrElse(taken -> reading.done(), () -> reading.failed(LedgerRefusal.RECEIPT_UNKNOWN));
        return receipt;
    }

    private Query select(Books books, String which) {
        return books.query("select E.ENTRY, A.LEAF, A.ACT from {h-schema}PONTIS_LEDGER_ACT A"
                        + " join {h-schema}PONTIS_LEDGER_TREE T on T.REALM_ID = A.REALM_ID"
                        + " join {h-schema}PONTIS_LEDGER_ENTRY E on E.TREE = T.TREE and E.LEAF = A.LEAF"
                        + " where A.REALM_ID = :realm and " + which + " order by A.LEAF desc limit 1")
                .setParameter("realm", realm.getId());
    }

    private Optional<Receipt> receipt(Query query, Set<Member> opened, Books books) {
        return Books.rows(query).findFirst().map(row -> {
            Tree tree = Tree.of(realm, books).orElseThrow();
            List<Opening> openings = Act.read((String) row[2]).openings().stream()
                    .filter(opening -> opened.contains(opening.member()))
                    .toList();
            return new Receipt(
                    read((String) row[0]),
                    openings,
                    tree.proofs(books).inclusion(((Number) row[1]).longValue(), tree.leaves()),
                    tree.signed().orElseThrow());
        });
    }

    private static Entry read(String entry) {
        try {
            return Entry.read(entry.getBytes(UTF_8));
        } catch (Malformed damaged) {
            throw new IllegalStateException("the ledger's table of entries is damaged", damaged);
        }
    }
}
