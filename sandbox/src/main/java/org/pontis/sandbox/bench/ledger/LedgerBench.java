package org.pontis.sandbox.bench.ledger;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.pontis.idp.ledger.json.Malformed;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.bench.Rounds;
import org.pontis.sandbox.run.Postgres;

/** What the audit ledger and the citizen's cabinet cost when the ledger is small, and when it is large: on one real server. */
public final class LedgerBench implements Benchmark {

    private static final String NAME = "ledger";
    private static final int SMALL = 1_000;
    private static final int GUESTS = 300;
    private static final int VIEWS = 1_000;
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
        try (Ground ground = Ground.prepare(news)) {
            return measure(options, ground, news);
        } catch (SQLException | IOException | Malformed e) {
            throw new IllegalStateException("the ledger's database failed: " + e.getMessage(), e);
        }
    }

    private static List<Figure> measure(Options options, Ground ground, Consumer<String> news)
            throws SQLException, IOException, Malformed {
        Rounds rounds = new Rounds();
        int each = Math.max(1, options.entries() / options.citizens());
        int few = SMALL / each;
        String small = "at " + SMALL;
        People people = ground.people();
        people.add(0, few);
        Filling.replace(ground, ground.logins(SMALL), SMALL, few);
        news.accept("cabinets of " + few + " citizens, with " + SMALL + " entries in the ledger");
        look(small, new Cabinets(ground.cabinet(), IntStream.range(0, few), each), options, rounds);

        long begin = System.nanoTime();
        people.add(few, options.citizens());
        news.accept(String.format(Locale.ROOT, "%d citizens after %.0f s", options.citizens(), seconds(begin)));
        Logins logins = ground.logins(options.entries());
        Filling.replace(ground, logins, options.entries(), options.citizens());
        news.accept(String.format(
                Locale.ROOT,
                "%d entries after %.0f s; the database has %.1f GB",
                options.entries(),
                seconds(begin),
                ground.number("select pg_database_size(current_database())") / 1e9));
        int step = Math.max(1, options.citizens() / GUESTS);
        IntStream guests = IntStream.range(0, options.citizens()).filter(number -> number % step == 0);
        look("cabinet p95", new Cabinets(ground.cabinet(), guests, each), options, rounds);

        List<Figure> figures = new ArrayList<>();
        figures.add(rounds.compare(NAME, "cabinet p95", "ms", small));
        news.accept("leaving entries");
        figures.addAll(append(options, ground, logins));
        figures.add(size(ground, options.entries()));
        figures.forEach(figure -> news.accept(figure.what() + ": " + figure.value() + " " + figure.unit()));
        news.accept("verifying all of it");
        begin = System.nanoTime();
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long read = new Verifying(ground, logins.keys()).run();
        double busy = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - spent) / 1e9;
        figures.add(one("verify by the clock", "entries/min", read / seconds(begin) * 60, "goal", GOAL));
        figures.add(one("verify by its thread", "entries/min", read / busy * 60, "goal", GOAL));
        return figures;
    }

    private static void look(String what, Cabinets cabinets, Options options, Rounds rounds) {
        cabinets.p95(Math.max(1, options.warmUp()));
        for (int round = 0; round < options.rounds(); round++) {
            rounds.add(what, cabinets.p95(VIEWS));
        }
    }

    /** What the login pays, and what is paid later for the entry's place in the tree. */
    private static List<Figure> append(Options options, Ground ground, Logins logins) throws SQLException, IOException {
        Rounds rounds = new Rounds();
        int count = options.logins() * 10;
        try (Sequencing sequencing = Sequencing.held(ground)) {
            Leaving leaving = new Leaving(ground, logins, options.entries());
            leaving.ours(options.warmUp(), options.citizens());
            leaving.theirs(options.warmUp(), options.citizens());
            for (int round = 0; round < options.rounds(); round++) {
                rounds.add("append", leaving.ours(count, options.citizens()));
                rounds.add("event store", leaving.theirs(count, options.citizens()));
            }
            return List.of(
                    rounds.compare(NAME, "append", "ms CPU/entry", "event store"),
                    one("sequence", "ms CPU/entry", sequencing.letGo(), "goal of both", 1));
        }
    }

    /** Of the ledger's tables and their indexes, an entry on average; beside the bare entries. */
    private static Figure size(Ground ground, long entries) throws SQLException {
        double all = ground.number(
                "select sum(pg_total_relation_size(oid)) from pg_class where relname like 'pontis_ledger_%' and relkind = 'r'");
        double bare = ground.number("select sum(length(ENTRY)) from PONTIS_LEDGER_ENTRY");
        return one("size", "octets/entry", all / entries, "bare entries", bare / entries);
    }

    private static Figure one(String what, String unit, double value, String baseline, double baselineValue) {
        double ratio = value / baselineValue;
        return new Figure(NAME, what, unit, value, baseline, baselineValue, ratio, ratio, ratio);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
