package org.pontis.idp.keycloak.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.Node;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Entries as auditors get them. Each stands there as the database has it, with the hash that the tree has: what somebody
 * rewrote or took away there is for the verifier to find, not for us to mend.
 */
record Export(Books books, Tree tree) {

    /** Entries of a page. */
    static final int MOST = 1_000;

    String page(long from, int count) {
        long to = Math.min(from + count, tree.leaves());
        Map<Long, String> entries = column("ENTRY", "PONTIS_LEDGER_ENTRY", "LEAF", from, to - 1);
        Map<Long, String> notes = column("NOTE", "PONTIS_LEDGER_CHECKPOINT", "LEAVES", from + 1, to);
        if (to == tree.leaves()) {
            notes.putIfAbsent(to, tree.note());
        }
        Set<Node> leaves =
                LongStream.range(from, to).mapToObj(leaf -> new Node(0, leaf)).collect(Collectors.toSet());
        Map<Node, Hash> hashes = leaves.isEmpty() ? Map.of() : new Tiles(books, tree.number()).at(leaves);
        StringBuilder page = new StringBuilder();
        for (long leaf = from; leaf < to; leaf++) {
            String entry = entries.get(leaf);
            Hash hash = hashes.get(new Node(0, leaf));
            if (entry != null && hash != null) {
                // the spelling of EntryLine, around what the database has
                page.append("{\"entry\":").append(entry).append(",\"index\":").append(leaf);
                page.append(",\"leaf\":\"").append(hash.base64()).append("\"}\n");
            }
            Optional.ofNullable(notes.get(leaf + 1))
                    .ifPresent(note -> page.append(line(note)).append('\n'));
        }
        return page.toString();
    }

    private Map<Long, String> column(String what, String table, String place, long from, long to) {
        return Books.rows(books.query("select " + place + ", " + what + " from {h-schema}" + table
                                + " where TREE = :tree and " + place + " between :first and :last")
                        .setParameter("tree", tree.number())
                        .setParameter("first", from)
                        .setParameter("last", to))
                .collect(Collectors.toMap(
                        row -> ((Number) row[0]).longValue(),
                        row -> (String) row[1],
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static String line(String note) {
        try {
            return new String(new CheckpointLine(Note.read(note), Optional.empty()).bytes(), UTF_8);
        } catch (Malformed damaged) {
            throw new IllegalStateException("the ledger's table of checkpoints is damaged", damaged);
        }
    }
}
