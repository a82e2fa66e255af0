package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;

/** Rows on their way into a table, many at a time. */
final class Copy {

    private static final int MANY = 4 << 20;

    private final Connection database;
    private final String command;
    private final StringBuilder rows = new StringBuilder(MANY + 65_536);

    Copy(Connection database, String table, String columns) {
        this.database = database;
        this.command = "copy " + table + " (" + columns + ") from stdin";
    }

    /** In PostgreSQL's text format; values have no tabs. */
    void row(Object... values) throws SQLException, IOException {
        char before = 0;
        for (Object value : values) {
            if (before != 0) {
                rows.append(before);
            }
            rows.append(value.toString().replace("\\", "\\\\").replace("\n", "\\n"));
            before = '\t';
        }
        rows.append('\n');
        if (rows.length() > MANY) {
            flush();
        }
    }

    void flush() throws SQLException, IOException {
        database.unwrap(PGConnection.class).getCopyAPI().copyIn(command, new StringReader(rows.toString()));
        rows.setLength(0);
    }
}
