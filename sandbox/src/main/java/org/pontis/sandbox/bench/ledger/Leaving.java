package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a login pays for its entry: it is written down, its salts are drawn, and one row goes into the inbox, with what it adds to the
 * figures. Beside it, what Keycloak's own store of events does: one row. Counted is the time of this thread and of the database's process
 * together.
 */
final class Leaving {

    /** All that the server writes; a column that it has and this has not ends the benchmark. */
    private static final List<String> INBOX =
            List.of("ID", "REALM_ID", "HAPPENED", "KIND", "CITIZEN", "SESSION_ID", "PORTAL", "ENTRY", "ACT", "FIGURE");

    private static final String OURS = "insert into PONTIS_LEDGER_INBOX (" + String.join(", ", INBOX) + ") values ("
            + "?, ".repeat(INBOX.size() - 1) + "?)";

    private static final String THEIRS =
            "insert into EVENT_ENTITY (ID, CLIENT_ID, DETAILS_JSON_LONG_VALUE, IP_ADDRESS, REALM_ID,"
                    + " SESSION_ID, EVENT_TIME, TYPE, USER_ID) values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Of a process, in milliseconds (proc(5), sysconf(_SC_CLK_TCK) on Linux). */
    private static final int A_TICK = 10;

    private final Connection database;
    private final String realm;
    private final Logins logins;
    private final long process;
    private long next;

    Leaving(Ground ground, Logins logins, long first) throws SQLException {
        this.database = ground.database();
        this.realm = ground.realmId();
        this.logins = logins;
        this.next = first;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            process = row.getLong(1);
        }
        everyColumn();
    }

    private void everyColumn() throws SQLException {
        Set<String> there = new TreeSet<>();
        try (Statement statement = database.createStatement();
                ResultSet columns = statement.executeQuery("select upper(column_name) from information_schema.columns"
                        + " where table_name = 'pontis_ledger_inbox'")) {
            while (columns.next()) {
                there.add(columns.getString(1));
            }
        }
        if (!there.equals(new TreeSet<>(INBOX))) {
            throw new IllegalStateException("The server's inbox has the columns " + there + ", and not " + INBOX + ".");
        }
    }

    /** Milliseconds of processor time for one entry of ours. */
    double ours(int count, int citizens) throws SQLException, IOException {
        return cost(OURS, count, insert -> {
            Logins.Login login = logins.login(next++, citizens);
            set(
                    insert,
                    login.entry().id().text(),
                    realm,
                    login.entry().time().toEpochMilli(),
                    Logins.KIND,
                    login.citizen(),
                    login.session(),
                    login.portal(),
                    new String(login.entry().bytes(), UTF_8),
                    login.act(),
                    login.figure());
        });
    }

    /** The same for an event of Keycloak. */
    double theirs(int count, int citizens) throws SQLException, IOException {
        return cost(THEIRS, count, insert -> {
            String citizen = Logins.citizen(next, citizens);
            set(
                    insert,
                    new UUID(next, next++).toString(),
                    "portal-1",
                    Logins.details("sms-pin"),
                    "192.0.2.1",
                    realm,
                    citizen,
                    next,
                    Logins.KIND,
                    citizen);
        });
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
    }

    @FunctionalInterface
    private interface Fill {
        void in(PreparedStatement insert) throws SQLException;
    }

    private double cost(String sql, int count, Fill fill) throws SQLException, IOException {
        database.setAutoCommit(false);
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            double begin = spent();
            for (int i = 0; i < count; i++) {
                fill.in(insert);
                insert.executeUpdate();
                database.commit();
            }
            return (spent() - begin) / count;
        } finally {
            database.setAutoCommit(true);
        }
    }

    /** Milliseconds so far. */
    private double spent() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(process), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6 + ticks * A_TICK;
    }
}
