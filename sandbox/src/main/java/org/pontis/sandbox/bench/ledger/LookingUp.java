package org.pontis.sandbox.bench.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;

/** What a citizen's cabinet asks: her twenty latest entries, those without a place in the tree among them. */
final class LookingUp {

    private static final String WHERE =
            " where A.REALM_ID = ? and A.CITIZEN = ? and A.HAPPENED < ? order by A.HAPPENED desc limit 20";

    /** As {@code LedgerHistory} in the provider jar has it. */
    private static final String SQL = "select * from ((select A.HAPPENED, A.KIND, E.ENTRY, 1 as PLACED"
            + " from PONTIS_LEDGER_ACT A join PONTIS_LEDGER_TREE T on T.REALM_ID = A.REALM_ID"
            + " join PONTIS_LEDGER_ENTRY E on E.TREE = T.TREE and E.LEAF = A.LEAF" + WHERE
            + ") union all (select A.HAPPENED, A.KIND, A.ENTRY, 0 as PLACED from PONTIS_LEDGER_INBOX A" + WHERE
            + ")) L order by HAPPENED desc limit 20";

    private static final int WARM_UP = 300;

    private final Connection database;
    private final Random random = new Random(7);

    LookingUp(Connection database) {
        this.database = database;
    }

    /** The 95th percentile in milliseconds, over citizens of some logins. */
    double p95(int questions, int logins, int citizens) throws SQLException {
        double[] took = new double[questions];
        try (PreparedStatement query = database.prepareStatement(SQL)) {
            for (int i = -WARM_UP; i < questions; i++) {
                long begin = System.nanoTime();
                ask(query, Logins.citizen(random.nextInt(logins), citizens));
                if (i >= 0) {
                    took[i] = (System.nanoTime() - begin) / 1e6;
                }
            }
        }
        Arrays.sort(took);
        return took[(int) Math.ceil(questions * 0.95) - 1];
    }

    private static void ask(PreparedStatement query, String citizen) throws SQLException {
        for (int i = 1; i <= 6; i += 3) {
            query.setString(i, Logins.REALM_ID);
            query.setString(i + 1, citizen);
            query.setLong(i + 2, Long.MAX_VALUE);
        }
        int found = 0;
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found += rows.getString(3).isEmpty() ? 0 : 1;
            }
        }
        if (found == 0) {
            throw new IllegalStateException("A citizen has no entries in the ledger.");
        }
    }
}
