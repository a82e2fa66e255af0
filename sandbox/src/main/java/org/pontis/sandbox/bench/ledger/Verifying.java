package org.pontis.sandbox.bench.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Hash;
import org.pontis.idp.ledger.verify.ExportCheck;
import org.pontis.idp.ledger.verify.Findings;
import org.pontis.idp.ledger.verify.Witness;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads all of the ledger in its order, as lines of an export, and verifies each as {@code ./pontis verify} does. */
final class Verifying {

    private static final int PAGE = 10_000;

    private final Connection database;
    private final int tree;
    private final Findings findings = new Findings();
    private final ExportCheck check;

    Verifying(Ground ground, Keys keys) throws SQLException {
        this.database = ground.database();
        this.tree = ground.tree();
        this.check = new ExportCheck(keys, Witness.none(), findings);
    }

    /** Entries that were verified; all of them are good, or it fails. */
    long run() throws SQLException, Malformed {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement leaves = paged();
                Statement rows = paged();
                Statement notes = paged();
                ResultSet entries = leaves.executeQuery(
                        "select LEAF, ENTRY from PONTIS_LEDGER_ENTRY where TREE = " + tree + " order by LEAF");
                ResultSet tiles = rows.executeQuery("select HASHES from PONTIS_LEDGER_TILE where HEIGHT = 0 and TREE = "
                        + tree + " order by PLACE");
                ResultSet checkpoints =
                        notes.executeQuery("select LEAVES, NOTE from PONTIS_LEDGER_CHECKPOINT where TREE = " + tree
                                + " union select LEAVES, NOTE from PONTIS_LEDGER_TREE where TREE = " + tree
                                + " order by LEAVES")) {
            byte[] tile = {};
            int at = 0;
            boolean more = checkpoints.next();
            while (entries.next()) {
                if (at == tile.length) {
                    tiles.next();
                    tile = tiles.getBytes(1);
                    at = 0;
                }
                byte[] hash = Arrays.copyOfRange(tile, at, at += Hash.LENGTH);
                long leaf = entries.getLong(1);
                accept("{\"entry\":" + entries.getString(2) + ",\"index\":" + leaf + ",\"leaf\":\""
                        + Base64.getEncoder().encodeToString(hash) + "\"}");
                while (more && checkpoints.getLong(1) == leaf + 1) {
                    check.accept(new CheckpointLine(Note.read(checkpoints.getString(2)), Optional.empty()));
                    more = checkpoints.next();
                }
            }
            check.end();
        } finally {
            database.setAutoCommit(true);
        }
        if (!findings.isEmpty()) {
            throw new IllegalStateException("The ledger does not verify: " + findings.found());
        }
        return check.read();
    }

    private void accept(String line) throws Malformed {
        check.accept(Line.read(line.getBytes(UTF_8)));
    }

    private Statement paged() throws SQLException {
        Statement statement = database.createStatement();
        statement.setFetchSize(PAGE);
        return statement;
    }
}
