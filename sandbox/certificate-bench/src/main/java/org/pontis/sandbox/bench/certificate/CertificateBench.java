package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.bench.Rounds;

/**
 * The processor time of a check: all of this process, the HTTP client and garbage collection too, and not the responder, which
 * is another process.
 */
public final class CertificateBench implements Benchmark {

    private static final int CERTIFICATES_A_LOGIN = 20;

    /** Java keeps the last 750 that it read, and remembers of each who signed it: fewer would not be cold. */
    private static final int FEWEST_CERTIFICATES = 1000;

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) {
        int certificates = Math.max(FEWEST_CERTIFICATES, CERTIFICATES_A_LOGIN * options.logins());
        Path state = folder();
        news.accept("issuing " + certificates + " certificates; everybody must accept them, and refuse a revoked one");
        try (Office office = Office.open(state, certificates)) {
            Field field = new Field(office, state.resolve("issuers"));
            field.tryOut();
            news.accept("warming up: " + options.warmUp() + " checks of each kind");
            field.warmUp(options.warmUp());
            Rounds cost = new Rounds();
            Rounds speed = new Rounds();
            for (int i = 1; i <= options.rounds(); i++) {
                news.accept("round " + i + " of " + options.rounds() + ": " + certificates + " checks of each kind");
                field.round(i % 2 == 0, (kind, milliseconds) -> {
                    cost.add(kind.words, 1000 * milliseconds);
                    speed.add(kind.words, 1000 / milliseconds);
                });
            }
            return figures(cost, speed);
        }
    }

    private List<Figure> figures(Rounds cost, Rounds speed) {
        List<Figure> figures = new ArrayList<>();
        compare(cost, "us CPU/check", figures);
        compare(speed, "checks/s core", figures);
        return figures;
    }

    private void compare(Rounds rounds, String unit, List<Figure> figures) {
        for (Kind ours : List.of(Kind.COLD, Kind.FIRST_VISIT)) {
            figures.add(rounds.compare(name(), ours.words, unit, Kind.JAVA.words));
            figures.add(rounds.compare(name(), ours.words, unit, Kind.DSS.words));
        }
        figures.add(rounds.compare(name(), Kind.CACHED.words, unit, Kind.JAVA_STAPLED.words));
        figures.add(rounds.compare(name(), Kind.CACHED.words, unit, Kind.DSS_CACHED.words));
    }

    private static Path folder() {
        try {
            Path state = Path.of(System.getProperty("pontis.state", "target"), "bench");
            Files.createDirectories(state);
            return Files.createTempDirectory(state, "certificate");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
