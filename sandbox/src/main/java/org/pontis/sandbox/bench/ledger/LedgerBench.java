package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.pontis.idp.ledger.json.Malformed;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.bench.Rounds;
import org.pontis.sandbox.run.Postgres;

/** What the audit ledger costs when it is small, and when it is large. */
public final class LedgerBench implements Benchmark {

    private static final String NAME = "ledger";
    private static final String PASSWORD = "bench-of-the-ledger";
    private static final int SMALL = 1_000;
    private static final int QUESTIONS = 1_000;
    private static final double GOAL = 1_000_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) throws InterruptedException {
        if (!Postgres.isInstalled()) {
            news.accept("PostgreSQL is not installed here, so there is no benchmark of the ledger");
            return List.of();
        }
        try (Postgres server = Postgres.start(Addresses.free().smpp(), PASSWORD);
                Connection database = DriverManager.getConnection(server.jdbc(), Postgres.USER, PASSWORD)) {
            return measure(options, database, news);
        } catch (SQLException | IOException | Malformed e) {
            throw new IllegalStateException("the ledger's database failed: " + e.getMessage(), e);
        }
    }

    private static List<Figure> measure(Options options, Connection database, Consumer<String> news)
            throws SQLException, IOException, Malformed {
        Logins logins = new Logins();
        int few = Math.ceilDiv(SMALL * options.citizens(), options.entries());
        news.accept("filling a ledger of " + SMALL + " entries, and one of " + options.entries() + " of "
                + options.citizens() + " citizens");
        ledger("small", SMALL, Math.max(1, few), database, new Logins());
        long begin = System.nanoTime();
        ledger("large", options.entries(), options.citizens(), database, logins);
        news.accept(String.format(Locale.ROOT, "filled in %.0f s; looking up", seconds(begin)));
        Rounds rounds = new Rounds();
        LookingUp cabinet = new LookingUp(database);
        for (int round = 0; round < options.rounds(); round++) {
            run(database, List.of("set search_path to small"));
            rounds.add("at " + SMALL, cabinet.p95(QUESTIONS, SMALL, Math.max(1, few)));
            run(database, List.of("set search_path to large"));
            rounds.add("cabinet p95", cabinet.p95(QUESTIONS, options.entries(), options.citizens()));
        }
        List<Figure> figures = new ArrayList<>();
        figures.add(rounds.compare(NAME, "cabinet p95", "ms", "at " + SMALL));
        news.accept("leaving entries");
        figures.add(append(options, database, logins));
        news.accept("verifying all of it");
        begin = System.nanoTime();
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long read = new Verifying(database, logins.keys()).run();
        double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - spent) / 1e9;
        figures.add(one("verify by the clock", "entries/min", read / seconds(begin) * 60, "goal", GOAL));
        figures.add(one("verify by its thread", "entries/min", read / busy * 60, "goal", GOAL));
        figures.add(size(database, options.entries()));
        return figures;
    }

    /** A ledger in a schema of its own, which is the one that is asked from now on. */
    private static void ledger(String name, int entries, int citizens, Connection database, Logins logins)
            throws SQLException, IOException {
        Schema schema = Schema.read();
        run(database, List.of("create schema " + name, "set search_path to " + name));
        run(database, schema.tables());
        run(
                database,
                List.of("insert into PONTIS_LEDGER_TREE (REALM_ID, LEAVES, SIGNED_AT, KEPT_AT) values ('"
                        + Logins.REALM_ID + "', " + entries + ", 0, 0)"));
        Filling filling = new Filling(database, logins);
        filling.add(entries, citizens);
        filling.end();
        run(database, schema.indexes());
        run(database, List.of("vacuum analyze"));
    }

    private static Figure append(Options options, Connection database, Logins logins) throws SQLException, IOException {
        Leaving leaving = new Leaving(database, logins);
        Rounds rounds = new Rounds();
        leaving.ours(options.warmUp(), options.citizens());
        leaving.theirs(options.warmUp(), options.citizens());
        int count = options.logins() * 10;
        for (int round = 0; round < options.rounds(); round++) {
            rounds.add("append", leaving.ours(count, options.citizens()));
            rounds.add("event store", leaving.theirs(count, options.citizens()));
        }
        return rounds.compare(NAME, "append", "ms CPU/entry", "event store");
    }

    /** Of the ledger's tables and their indexes, an entry on average; beside the bare entries. */
    private static Figure size(Connection database, long entries) throws SQLException {
        double all = number(
                database,
                "select sum(pg_total_relation_size(oid)) from pg_class where relname like 'pontis_ledger_%' and relkind = 'r'"
                        + " and relnamespace = 'large'::regnamespace");
        double bare = number(database, "select sum(length(ENTRY)) from PONTIS_LEDGER_ENTRY");
        return one("size", "octets/entry", all / entries, "bare entries", bare / entries);
    }

    private static Figure one(String what, String unit, double value, String baseline, double baselineValue) {
        double ratio = value / baselineValue;
        return new Figure(NAME, what, unit, value, baseline, baselineValue, ratio, ratio, ratio);
    }

    private static double number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void run(Connection database, List<String> commands) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
