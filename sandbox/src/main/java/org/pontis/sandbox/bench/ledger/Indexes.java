package org.pontis.sandbox.bench.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Indexes and keys of some tables, away while the tables are filled: one built at the end costs a fraction of one kept up to date. */
record Indexes(Connection database, List<String> restore) {

    /** Keys that another table points to stay: they cannot go alone. */
    private static final String KEYS = """
            select 'alter table ' || c.conrelid::regclass || ' drop constraint ' || c.conname,
              'alter table ' || c.conrelid::regclass || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
            from pg_constraint c join pg_class t on t.oid = c.conrelid
            where c.contype in ('p', 'u') and t.relname like '%1$s'
              and not exists (select from pg_constraint f where f.confrelid = c.conrelid)
            """;

    private static final String OTHERS = """
            select 'drop index ' || indexname, indexdef from pg_indexes i where tablename like '%1$s'
              and not exists (select from pg_constraint c where c.conname = i.indexname)
            """;

    /** @param tables as {@code like} has them, in lower case */
    static Indexes dropped(Connection database, String tables) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> restore = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            for (String which : List.of(KEYS, OTHERS)) {
                try (ResultSet rows = statement.executeQuery(String.format(which, tables))) {
                    while (rows.next()) {
                        drop.add(rows.getString(1));
                        restore.add(rows.getString(2));
                    }
                }
            }
            for (String command : drop) {
                statement.execute(command);
            }
        }
        return new Indexes(database, restore);
    }

    void rebuild() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute("set maintenance_work_mem = '1GB'");
            for (String command : restore) {
                statement.execute(command);
            }
        }
    }
}
