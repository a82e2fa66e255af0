package org.pontis.sandbox.bench.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.bench.Rounds;
import org.pontis.sandbox.bench.ServerCpu;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.eidas.KeyRing;
import org.pontis.sandbox.eidas.NodeSettings;
import org.pontis.sandbox.eidas.Suite;
import org.pontis.sandbox.foreign.ForeignCountry;

/**
 * How long a node takes from the start of its process to the first yes of its readiness check, and how much memory it had at most
 * after logins over the border; each beside its goal. What a start and a login cost the processor is told, without anything beside.
 */
public final class NodeBench implements Benchmark {

    private static final String NAME = "eidas-node";
    private static final String GOAL = "goal of ";
    private static final int PEOPLE = 8;

    /** Of those who leave, whose requests we check; half as many come, whose logins begin and end here. */
    private static final int CITIZENS_A_LOGIN = 4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Figure> run(Options options, Consumer<String> news) throws InterruptedException {
        Rounds rounds = new Rounds();
        try (ForeignCountry abroad = ForeignCountry.start("CB");
                StandInBroker broker = new StandInBroker()) {
            Site site = site(abroad, broker);
            for (int i = 1; i <= options.rounds(); i++) {
                news.accept("start " + i + " of " + options.rounds());
                try (Started node = site.start()) {
                    news.accept("ready after %d ms and %d ms of processor time"
                            .formatted(node.took().toMillis(), node.cpu().toMillis()));
                    rounds.add("start", node.took().toMillis());
                    rounds.add(GOAL + "start", 3_000);
                }
            }
            try (Started node = site.start();
                    HttpClient client = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                Crossing crossing = new Crossing(client, site.settings().plain(), abroad, broker);
                ServerCpu cpu = new ServerCpu(node.program().pid());
                for (int i = 1; i <= options.rounds(); i++) {
                    int leaving = CITIZENS_A_LOGIN * options.logins();
                    news.accept("round " + i + " of " + options.rounds() + ": " + leaving + " citizens leave, "
                            + leaving / 2 + " come");
                    double out = cpu.millisecondsEach(leaving, () -> all(leaving, crossing::out));
                    double in = cpu.millisecondsEach(leaving / 2, () -> all(leaving / 2, crossing::in));
                    news.accept("a login costs the node %.1f ms on the way out and %.1f ms on the way in"
                            .formatted(out, in));
                    rounds.add("memory", node.peakMegabytes());
                    rounds.add(GOAL + "memory", 250);
                }
            }
        }
        return List.of(
                rounds.compare(NAME, "start", "ms to ready", GOAL + "start"),
                rounds.compare(NAME, "memory", "MB at most", GOAL + "memory"));
    }

    /** Where a node is set up, to be started again and again. */
    private record Site(NodeSettings settings, Path file, Path log) {

        Started start() throws InterruptedException {
            return Started.node(file, settings.plain(), log);
        }
    }

    private static Site site(ForeignCountry abroad, StandInBroker broker) {
        Path folder = Path.of(System.getProperty("pontis.state", "target/bench"))
                .toAbsolutePath()
                .resolve("bench")
                .resolve(NAME);
        Addresses free = Addresses.free();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int port = free.border().es();
        NodeSettings settings = new NodeSettings(
                        new KeyRing(folder.resolve("keys"), Suite.EC_RSA, "ES"),
                        folder,
                        port,
                        free.border().esTls(),
                        broker.issuer())
                // the same as over TLS, whose memory is little, but the load is made by the same machine
                .with(Map.of(
                        "address", "http://localhost:" + port,
                        "connector.client.pushed-only", "false",
                        "peer.CB.service", abroad.service(),
                        "peer.CB.connector", abroad.connector(),
                        "peer.CB.anchors",
                                abroad.writeAnchor(folder.resolve("anchor-cb.pem"))
                                        .toString()));
        Path file = settings.write(
                CertificateAuthority.open(folder, URI.create(free.sandboxUrl()), InstantSource.system()));
        abroad.meets(
                settings.plain().resolve("/connector/metadata"),
                settings.plain().resolve("/service/metadata"));
        return new Site(settings, file, folder.resolve("node.log"));
    }

    private static void all(int times, Runnable login) {
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            List<? extends Future<?>> logins = IntStream.range(0, times)
                    .mapToObj(i -> people.submit(login))
                    .toList();
            try {
                for (Future<?> one : logins) {
                    one.get();
                }
            } catch (ExecutionException e) {
                people.shutdownNow();
                throw new IllegalStateException(
                        "A login failed: " + e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                people.shutdownNow();
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
