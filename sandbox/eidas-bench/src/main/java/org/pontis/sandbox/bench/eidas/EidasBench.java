package org.pontis.sandbox.bench.eidas;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.pontis.eidas.saml.Rejected;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.bench.Rounds;

/**
 * The processor time of a message on one thread, as the operating system accounts for the thread, beside that of its bare
 * cryptography in the same round. Then all of it again with Amazon's provider first in the list.
 */
public final class EidasBench implements Benchmark {

    private static final String WITH_CORRETTO = "/corretto";

    /** A message costs far less than a login. */
    private static final int MESSAGES_A_LOGIN = 5;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    @Override
    public String name() {
        return "eidas";
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) {
        int messages = MESSAGES_A_LOGIN * options.logins();
        Optional<Provider> corretto = Corretto.find();
        news.accept("making keys of 4096 bits" + (corretto.isPresent() ? "" : "; Amazon's provider does not run here"));
        Field field = field(corretto);
        news.accept("warming up: " + options.warmUp() + " messages of each kind");
        field.measure(options.warmUp(), (what, cost) -> {});
        Rounds rounds = new Rounds();
        for (int i = 1; i <= options.rounds(); i++) {
            news.accept("round " + i + " of " + options.rounds() + ": " + messages + " messages of each kind");
            field.measure(messages, rounds::add);
        }
        return field.cases().stream()
                .map(what -> rounds.compare(name(), what, "ms CPU/message", bare(what)))
                .toList();
    }

    private Field field(Optional<Provider> corretto) {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        try {
            for (Suite suite : Suite.all()) {
                Engine engine = new Engine(suite);
                pairs.put(suite.name(), new Pair(engine, new Bare(suite, Optional.empty())));
                if (corretto.isPresent()) {
                    pairs.put(suite.name() + WITH_CORRETTO, new Pair(engine, new Bare(suite, corretto)));
                }
            }
        } catch (GeneralSecurityException | Rejected e) {
            throw new IllegalStateException("The keys do not work.", e);
        }
        return new Field(pairs, corretto);
    }

    private static String bare(String what) {
        return "bare " + what;
    }

    private record Pair(Engine engine, Bare bare) {}

    @FunctionalInterface
    private interface Notes {

        void add(String what, double milliseconds);
    }

    /** All cases, which take turns. */
    private final class Field {

        private final Map<String, Pair> pairs;
        private final Optional<Provider> corretto;

        Field(Map<String, Pair> pairs, Optional<Provider> corretto) {
            this.pairs = pairs;
            this.corretto = corretto;
        }

        List<String> cases() {
            List<String> cases = new ArrayList<>();
            pairs.keySet().stream()
                    .sorted((one, other) -> Boolean.compare(one.contains(WITH_CORRETTO), other.contains(WITH_CORRETTO)))
                    .forEach(suite -> {
                        for (Operation operation : Operation.values()) {
                            cases.add(operation.words + "/" + suite);
                        }
                    });
            return cases;
        }

        void measure(int messages, Notes notes) {
            pairs.forEach((suite, pair) -> {
                if (suite.endsWith(WITH_CORRETTO)) {
                    Corretto.during(corretto.orElseThrow(), () -> measure(suite, pair, messages, notes));
                } else {
                    measure(suite, pair, messages, notes);
                }
            });
        }

        private void measure(String suite, Pair pair, int messages, Notes notes) {
            for (Operation operation : Operation.values()) {
                String what = operation.words + "/" + suite;
                notes.add(bare(what), cost(pair.bare(), operation, messages));
                notes.add(what, cost(pair.engine(), operation, messages));
            }
        }
    }

    private double cost(Worker worker, Operation operation, int messages) {
        long before = threads.getCurrentThreadCpuTime();
        try {
            for (int i = 0; i < messages; i++) {
                worker.work(operation);
            }
        } catch (GeneralSecurityException | Rejected e) {
            throw new IllegalStateException("A key does not work.", e);
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6 / Math.max(1, messages);
    }
}
