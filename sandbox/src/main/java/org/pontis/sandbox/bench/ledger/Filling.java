package org.pontis.sandbox.bench.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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

    private static final int LEVELS = 8;
    private static final int FULL = Hash.LENGTH << LEVELS;
    private static final long A_MINUTE = 600;

    private static final List<String> TABLES = List.of("ENTRY", "TILE", "CHECKPOINT");

    private final Ground ground;
    private final String realm;
    private final int tree;
    private final Logins logins;
    private final Frontier frontier = Frontier.empty();
    private final Map<Integer, ByteArrayOutputStream> open = new TreeMap<>();
    private final Map<Integer, Long> places = new TreeMap<>();
    private final Copy entries;
    private final Copy acts;
    private final Copy tiles;
    private final Copy checkpoints;
    private Note last;

    private Filling(Ground ground, Logins logins) throws SQLException {
        this.ground = ground;
        this.realm = ground.realmId();
        this.tree = ground.tree();
        this.logins = logins;
        Connection database = ground.database();
        entries = new Copy(database, "PONTIS_LEDGER_ENTRY", "TREE, LEAF, ENTRY");
        acts = new Copy(
                database, "PONTIS_LEDGER_ACT", "ID, REALM_ID, LEAF, HAPPENED, KIND, CITIZEN, SESSION_ID, PORTAL, ACT");
        tiles = new Copy(database, "PONTIS_LEDGER_TILE", "TREE, HEIGHT, PLACE, HASHES");
        checkpoints = new Copy(database, "PONTIS_LEDGER_CHECKPOINT", "TREE, LEAVES, NOTE");
    }

    /** Puts so many logins in the place of all that the realm's ledger has. The server appends nothing meanwhile, and goes on behind them. */
    static void replace(Ground ground, Logins logins, int count, int citizens) throws SQLException, IOException {
        Filling filling = new Filling(ground, logins);
        ground.database().setAutoCommit(false);
        try {
            filling.clear();
            Indexes away = Indexes.dropped(ground.database(), "pontis_ledger_%");
            filling.add(count, citizens);
            filling.end();
            away.rebuild();
            ground.database().commit();
        } finally {
            ground.database().setAutoCommit(true);
        }
        ground.run(List.of("vacuum analyze"));
    }

    /** The row of the tree is locked from here on, as the sequencer locks it. */
    private void clear() throws SQLException {
        List<String> commands = new ArrayList<>();
        commands.add("select TREE from PONTIS_LEDGER_TREE where TREE = " + tree + " for update");
        TABLES.forEach(table -> commands.add("delete from PONTIS_LEDGER_" + table + " where TREE = " + tree));
        commands.add("delete from PONTIS_LEDGER_ACT where REALM_ID = '" + realm + "'");
        commands.add("delete from PONTIS_LEDGER_INBOX where REALM_ID = '" + realm + "'");
        ground.run(commands);
    }

    /** Adds so many and signs the last. */
    private void add(int count, int citizens) throws SQLException, IOException {
        for (int i = 1; i <= count; i++) {
            long index = frontier.size();
            Logins.Login login = logins.login(index, citizens);
            entries.row(tree, index, new String(login.entry().bytes(), UTF_8));
            acts.row(
                    login.entry().id(),
                    realm,
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
                                logins.origin(),
                                frontier.size(),
                                frontier.root(),
                                login.entry().time()));
                last = note;
                checkpoints.row(tree, frontier.size(), note.text());
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

    /** Writes the rows that are not full, and where the tree ends. */
    private void end() throws SQLException, IOException {
        for (Map.Entry<Integer, ByteArrayOutputStream> tile : open.entrySet()) {
            if (tile.getValue().size() > 0) {
                row(tile.getKey(), tile.getValue());
            }
        }
        tiles.flush();
        try (PreparedStatement update = ground.database()
                .prepareStatement(
                        "update PONTIS_LEDGER_TREE set LEAVES = ?, NOTE = ?, SIGNED_AT = 0, KEPT_AT = 0 where TREE = ?")) {
            update.setLong(1, frontier.size());
            update.setString(2, last.text());
            update.setInt(3, tree);
            update.executeUpdate();
        }
    }

    private void row(int height, ByteArrayOutputStream tile) throws SQLException, IOException {
        long place = places.merge(height, 1L, Long::sum) - 1;
        tiles.row(tree, height, place, "\\x" + HexFormat.of().formatHex(tile.toByteArray()));
        tile.reset();
    }
}
