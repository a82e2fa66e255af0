package org.pontis.idp.keycloak.ledger;

import java.util.List;
import java.util.Optional;

import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Proofs;

/**
 * The tree of one realm, as its row says.
 *
 * @param number by which its other rows are found
 * @param leaves entries that have their place
 * @param note the last checkpoint, signed
 * @param signedAt when, in milliseconds since 1970
 * @param keptAt when a checkpoint was kept for exports
 */
record Tree(int number, long leaves, String note, long signedAt, long keptAt) {

    /** A checkpoint is signed again when it is so old, though nothing has happened; in milliseconds. */
    private static final long SIGNED_EVERY = 50_000;

    /** Milliseconds. */
    private static final long KEPT_EVERY = 60_000;

    private static final String ROW =
            "select TREE, LEAVES, NOTE, SIGNED_AT, KEPT_AT from {h-schema}PONTIS_LEDGER_TREE where REALM_ID = :realm";

    /** Nothing if the realm has none yet. */
    static Optional<Tree> of(RealmModel realm, Books books) {
        return read(ROW, realm, books);
    }

    /** For the rest of this transaction nobody else may append. Nothing if somebody else does. */
    static Optional<Tree> lock(RealmModel realm, Books books) {
        return read(ROW + " for update skip locked", realm, books);
    }

    /** As {@link #lock}, and waits for whoever appends. A realm without a tree has nobody who does. */
    static void hold(RealmModel realm, Books books) {
        read(ROW + " for update", realm, books);
    }

    private static Optional<Tree> read(String sql, RealmModel realm, Books books) {
        return Books.rows(books.query(sql).setParameter("realm", realm.getId()))
                .findFirst()
                .map(row -> new Tree(
                        ((Number) row[0]).intValue(),
                        ((Number) row[1]).longValue(),
                        (String) row[2],
                        ((Number) row[3]).longValue(),
                        ((Number) row[4]).longValue()));
    }

    /** A seed, unless there is one; should two nodes plant at once, the second fails and finds it planted. */
    static void plant(RealmModel realm, Books books) {
        if (of(realm, books).isEmpty()) {
            books.query("insert into {h-schema}PONTIS_LEDGER_TREE (REALM_ID, LEAVES, SIGNED_AT, KEPT_AT)"
                            + " values (:realm, 0, 0, 0)")
                    .setParameter("realm", realm.getId())
                    .executeUpdate();
        }
    }

    /** Whether a tree that was last signed then is to be signed now, though nothing has happened. */
    static boolean isDue(long signedAt, long now) {
        return isOver(signedAt, SIGNED_EVERY, now);
    }

    /** Whether a checkpoint of this size and moment is to be kept for good. */
    boolean keeps(long size, long at) {
        return size > leaves && isOver(keptAt, KEPT_EVERY, at);
    }

    /** A time that is still to come was written by a clock that was ahead: nothing waits for it. */
    private static boolean isOver(long last, long every, long now) {
        return now < last || now - last >= every;
    }

    /** The last checkpoint from now on. One a minute is kept for good, where the tree has grown. */
    void sign(Note signed, Books books) {
        long size = signed.checkpoint().size();
        long at = signed.checkpoint().time().toEpochMilli();
        boolean kept = keeps(size, at);
        books.query("update {h-schema}PONTIS_LEDGER_TREE set LEAVES = :leaves, NOTE = :note, SIGNED_AT = :at,"
                        + " KEPT_AT = :kept where TREE = :tree")
                .setParameter("leaves", size)
                .setParameter("note", signed.text())
                .setParameter("at", at)
                .setParameter("kept", kept ? at : keptAt)
                .setParameter("tree", number)
                .executeUpdate();
        if (kept) {
            books.insert("PONTIS_LEDGER_CHECKPOINT", List.of("TREE", "LEAVES", "NOTE"), List.of(signed), one ->
                    new Object[] {number, size, one.text()});
        }
    }

    Proofs proofs(Books books) {
        return new Proofs(new Tiles(books, number));
    }

    /** The last checkpoint; nothing before the first. */
    Optional<Note> signed() {
        try {
            return note == null ? Optional.empty() : Optional.of(Note.read(note));
        } catch (Malformed damaged) {
            throw new IllegalStateException("the ledger's table of trees is damaged", damaged);
        }
    }
}
