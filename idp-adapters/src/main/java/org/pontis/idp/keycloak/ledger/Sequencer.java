package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.tree.Frontier;
import org.pontis.idp.ledger.tree.Hash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Gives what has arrived its place in the tree of one realm, once, and signs the tree as it is then. All of it is one
 * transaction, and the row of the tree is locked as long: whoever finds it locked leaves the work to the other node, and what
 * a killed node had begun never was.
 */
record Sequencer(Books books, RealmModel realm, LedgerKeys keys) {

    /** Entries of one transaction. */
    static final int MOST = 1_000;

    private static final int UUID_LENGTH = 36;

    /** One row of the inbox. */
    private record Arrived(
            String id,
            long time,
            String kind,
            String citizen,
            String session,
            String portal,
            String entry,
            String act,
            String figure) {

        static Arrived of(Object[] row) {
            return new Arrived(
                    (String) row[0],
                    ((Number) row[1]).longValue(),
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (String) row[5],
                    (String) row[6],
                    (String) row[7],
                    (String) row[8]);
        }

        /** Of this server's own, whose ids are UUIDs: what an administrator's path has besides is no account. */
        Stream<String> account() {
            return Stream.ofNullable(citizen).filter(id -> id.length() == UUID_LENGTH && id.indexOf(':') < 0);
        }

        Arrived ofNobody() {
            return new Arrived(id, time, kind, null, null, portal, entry, Erasing.NOBODY, figure);
        }
    }

    /** @return how many entries got their place; {@link #MOST} if there may be more */
    int run() {
        Optional<Tree> locked = Tree.lock(realm, books);
        if (locked.isEmpty()) {
            return 0;
        }
        Tree tree = locked.get();
        List<Arrived> arrived = withoutWhoIsGone(arrived().toList());
        Instant now = Instant.now();
        if (!arrived.isEmpty() || Tree.isDue(tree.signedAt(), now.toEpochMilli())) {
            Frontier frontier = append(arrived, tree);
            Checkpoint checkpoint = new Checkpoint(keys.origin(realm), frontier.size(), frontier.root(), now);
            tree.sign(keys.sign(checkpoint), books);
        }
        return arrived.size();
    }

    private Stream<Arrived> arrived() {
        return Books.rows(books.query("select ID, HAPPENED, KIND, CITIZEN, SESSION_ID, PORTAL, ENTRY, ACT, FIGURE"
                                + " from {h-schema}PONTIS_LEDGER_INBOX where REALM_ID = :realm"
                                + " order by HAPPENED, ID limit " + MOST + " for update skip locked")
                        .setParameter("realm", realm.getId()))
                .map(Arrived::of);
    }

    /** Her account was deleted while her request was underway: what it wrote is nobody's. */
    private List<Arrived> withoutWhoIsGone(List<Arrived> arrived) {
        Set<String> people = arrived.stream().flatMap(Arrived::account).collect(Collectors.toSet());
        if (!people.isEmpty()) {
            people.removeAll(books.query("select ID from {h-schema}USER_ENTITY where ID in (:people)")
                    .setParameter("people", people)
                    .getResultList());
        }
        return people.isEmpty()
                ? arrived
                : arrived.stream()
                        .map(one -> people.contains(one.citizen()) ? one.ofNobody() : one)
                        .toList();
    }

    private Frontier append(List<Arrived> arrived, Tree tree) {
        Tiles tiles = new Tiles(books, tree.number());
        Frontier frontier = Frontier.read(tree.leaves(), tiles);
        for (Arrived one : arrived) {
            tiles.put(frontier.append(Hash.ofLeaf(one.entry().getBytes(UTF_8))));
        }
        tiles.write();
        move(arrived, tree);
        return frontier;
    }

    private void move(List<Arrived> arrived, Tree tree) {
        long[] leaf = {tree.leaves(), tree.leaves()};
        books.insert("PONTIS_LEDGER_ENTRY", List.of("TREE", "LEAF", "ENTRY"), arrived, one ->
                new Object[] {tree.number(), leaf[0]++, one.entry()});
        books.insert(
                "PONTIS_LEDGER_ACT",
                List.of("ID", "REALM_ID", "LEAF", "HAPPENED", "KIND", "CITIZEN", "SESSION_ID", "PORTAL", "ACT"),
                arrived,
                one -> new Object[] {
                    one.id(),
                    realm.getId(),
                    leaf[1]++,
                    one.time(),
                    one.kind(),
                    one.citizen(),
                    one.session(),
                    one.portal(),
                    one.act()
                });
        // what is counted is handed over in the same transaction: with each entry once, whoever is killed
        books.insert(
                "PONTIS_FIGURE_DUE",
                List.of("ID", "REALM_ID", "FIGURE"),
                arrived.stream().filter(one -> one.figure() != null).toList(),
                one -> new Object[] {one.id(), realm.getId(), one.figure()});
        if (!arrived.isEmpty()) {
            books.query("delete from {h-schema}PONTIS_LEDGER_INBOX where ID in (:ids)")
                    .setParameter("ids", arrived.stream().map(Arrived::id).toList())
                    .executeUpdate();
        }
    }
}
