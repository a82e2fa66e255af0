package org.pontis.sandbox.bench.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Frontier;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.tree.Node;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Fills the tables as the sequencer would have: entries, what stands beside them, every eighth level of the tree, a checkpoint a minute. */
final class Filling {

    private static final int TREE = 1;
    private static final int LEVELS = 8;
    private static final int FULL = Hash.LENGTH << LEVELS;
    private static final long A_MINUTE = 600;

    private final Logins logins;
    private final Frontier frontier = Frontier.empty();
    private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();
    private final Map<Integer, Long> places = new TreeMap<>();
    private final Copy entries;
    private final Copy acts;
    private final Copy tiles;
    private final Copy checkpoints;

    Filling(Connection database, Logins logins) {
        this.logins = logins;
        entries = new Copy(database, "PONTIS_LEDGER_ENTRY", "TREE, LEAF, ENTRY");
        acts = new Copy(
                database, "PONTIS_LEDGER_ACT", "ID, REALM_ID, LEAF, HAPPENED, KIND, CITIZEN, SESSION_ID, PORTAL, ACT");
        tiles = new Copy(database, "PONTIS_LEDGER_TILE", "TREE, HEIGHT, PLACE, HASHES");
        checkpoints = new Copy(database, "PONTIS_LEDGER_CHECKPOINT", "TREE, LEAVES, NOTE");
    }

    /** Adds so many and signs the last. */
    void add(int count, int citizens) throws SQLException, IOException {
        for (int i = 1; i <= count; i++) {
            long index = frontier.size();
            Logins.Login login = logins.login(index, citizens);
            entries.row(TREE, index, new String(login.entry().bytes(), UTF_8));
            acts.row(
                    login.entry().id(),
                    Logins.REALM_ID,
                    index,
                    login.entry().time().toEpochMilli(),
                    Logins.KIND,
                    login.citizen(),
                    login.session(),
                    login.portal(),
                    login.act());
            for (Map.Entry<Node, Hash> node :
                    frontier.append(login.entry().leaf()).entrySet()) {
                if (node.getKey().level() % LEVELS == 0) {
                    tile(node.getKey().level() / LEVELS, node.getValue());
                }
            }
            if (i == count || frontier.size() % A_MINUTE == 0) {
                Note note = logins.keeper()
                        .sign(new Checkpoint(
                                Logins.ORIGIN,
                                frontier.size(),
                                frontier.root(),
                                login.entry().time()));
                checkpoints.row(TREE, frontier.size(), note.text());
            }
        }
        for (Copy copy : new Copy[] {entries, acts, tiles, checkpoints}) {
            copy.flush();
        }
    }

    private void tile(int height, Hash hash) throws SQLException, IOException {
        ByteArrayOutputStream tile = open.computeIfAbsent(height, none -> new ByteArrayOutputStream(FULL));
        tile.writeBytes(hash.octets());
        if (tile.size() == FULL) {
            row(height, tile);
        }
    }

    /** Writes the rows that are not full; nothing may be added after that. */
    void end() throws SQLException, IOException {
        for (Map.Entry<Integer, ByteArrayOutputStream> tile : open.entrySet()) {
            if (tile.getValue().size() > 0) {
                row(tile.getKey(), tile.getValue());
            }
        }
        tiles.flush();
    }

    private void row(int height, ByteArrayOutputStream tile) throws SQLException, IOException {
        long place = places.merge(height, 1L, Long::sum) - 1;
        tiles.row(TREE, height, place, "\\x" + HexFormat.of().formatHex(tile.toByteArray()));
        tile.reset();
    }
}
