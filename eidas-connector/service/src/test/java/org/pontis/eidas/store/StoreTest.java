package org.pontis.eidas.store;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.Replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StoreTest {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static Store one;
    private static Store other;

    @BeforeAll
    static void twoNodesOfOneCluster() throws IOException {
        List<InetSocketAddress> members = List.of(loopback(freePair()), loopback(freePair()));
        one = Store.clustered(new Cluster("test", members.get(0), members, Optional.empty(), false));
        other = Store.clustered(new Cluster("test", members.get(1), members, Optional.empty(), false));
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @Test
    void whatOneNodeKeepsTheOtherGivesOut() {
        assertThat(other.nodes()).isEqualTo(2);
        waiting(one).put("here", new Kept("Mari"), LIFE);

        assertThat(waiting(other).look("here")).contains(new Kept("Mari"));
        assertThat(waiting(other).take("here")).contains(new Kept("Mari"));
        assertThat(waiting(one).take("here")).isEmpty();
        assertThat(waiting(one).look("here")).isEmpty();
    }

    @Test
    void aStrangerAtTheListedAddressesIsNotOfTheCluster() throws IOException {
        InetSocketAddress here = loopback(freePair());
        try (Store stranger = Store.clustered(new Cluster("other", here, List.of(here), Optional.empty(), false))) {
            assertThat(stranger.nodes()).isEqualTo(1);
            assertThat(one.nodes()).isEqualTo(2);
        }
    }

    @Test
    void ofManyOnBothNodesOneTakes() throws Exception {
        for (int round = 0; round < 50; round++) {
            String id = "round " + round;
            waiting(round % 2 == 0 ? one : other).put(id, new Kept(id), LIFE);
            assertThat(winners(8, node -> waiting(node).take(id).isPresent())).isEqualTo(1);
        }
    }

    @Test
    void everyNodeKnowsHowMuchWaits() {
        for (int i = 0; i < 3; i++) {
            one.pending("counted", Kept.class).put("counted " + i, new Kept("Mari"), LIFE);
        }
        other.pending("counted", Kept.class).take("counted 0");
        assertThat(one.waiting("counted")).isEqualTo(2);
        assertThat(other.waiting("counted")).isEqualTo(2);
    }

    @Test
    void ofManyOnBothNodesTheFirstSettlesItForAll() throws Exception {
        for (int round = 0; round < 50; round++) {
            String id = "settled " + round;
            Set<Kept> stands = ConcurrentHashMap.newKeySet();
            winners(
                    8,
                    node -> stands.add(
                            waiting(node).settle(id, new Kept(UUID.randomUUID().toString()), LIFE)));
            assertThat(stands).hasSize(1);
            assertThat(waiting(one).look(id)).contains(stands.iterator().next());
        }
    }

    @Test
    void ofManyOnBothNodesOneIsFirstWithAMessage() throws Exception {
        Instant until = Instant.now().plus(LIFE);
        for (int round = 0; round < 50; round++) {
            String id = "_" + round;
            assertThat(winners(8, node -> replay(node).isFirst("https://ee.example", id, until)))
                    .isEqualTo(1);
        }
        assertThat(replay(one).isFirst("https://lv.example", "_0", until))
                .as("an ID is unique with its sender only")
                .isTrue();
    }

    @Test
    void nodesKnowEachOtherByOneKey(@TempDir Path folder) throws Exception {
        List<InetSocketAddress> members = List.of(loopback(freePair()), loopback(freePair()), loopback(freePair()));
        Optional<Cluster.Tls> ours = Optional.of(keyStore(folder.resolve("ours.p12")));
        Optional<Cluster.Tls> theirs = Optional.of(keyStore(folder.resolve("theirs.p12")));
        try (Store first = Store.clustered(new Cluster("tls", members.get(0), members, ours, false));
                Store second = Store.clustered(new Cluster("tls", members.get(1), members, ours, false));
                Store stranger = Store.clustered(new Cluster("tls", members.get(2), members, theirs, false))) {
            assertThat(first.nodes()).isEqualTo(2);
            assertThat(second.nodes()).isEqualTo(2);
            assertThat(stranger.nodes()).isEqualTo(1);
            waiting(first).put("secret", new Kept("Mari"), LIFE);
            assertThat(waiting(stranger).look("secret")).isEmpty();
            assertThat(waiting(second).take("secret")).isPresent();
        }
    }

    private static Cluster.Tls keyStore(Path file) throws Exception {
        TestKey key = TestKey.ec("secp256r1");
        KeyStore store = KeyStore.getInstance("PKCS12", "SunJSSE");
        store.load(null, null);
        store.setKeyEntry("node", key.secret(), "changeit".toCharArray(), new Certificate[] {key.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }
        return new Cluster.Tls(file, Password.of("changeit"));
    }

    @Test
    void nothingIsLostWithANode() throws IOException {
        List<InetSocketAddress> members = List.of(loopback(freePair()), loopback(freePair()));
        try (Store stays = Store.clustered(new Cluster("loss", members.get(0), members, Optional.empty(), false))) {
            try (Store goes = Store.clustered(new Cluster("loss", members.get(1), members, Optional.empty(), false))) {
                waiting(goes).put("kept", new Kept("by the one that goes"), LIFE);
                replay(goes).isFirst("https://ee.example", "_1", Instant.now().plus(LIFE));
            }
            assertThat(waiting(stays).take("kept")).contains(new Kept("by the one that goes"));
            assertThat(replay(stays)
                            .isFirst("https://ee.example", "_1", Instant.now().plus(LIFE)))
                    .isFalse();
        }
    }

    @Test
    void whatIsTooOldIsGone() throws InterruptedException {
        try (Store store = Store.local()) {
            waiting(store).put("short", new Kept("Mari"), Duration.ofMillis(1));
            Thread.sleep(20);
            assertThat(waiting(store).take("short")).isEmpty();
        }
    }

    @Test
    void differentThingsOfOneIdAreKeptApart() {
        try (Store store = Store.local()) {
            store.pending("logins", Kept.class).put("id", new Kept("login"), LIFE);
            assertThat(store.pending("consents", Kept.class).take("id")).isEmpty();
            assertThat(store.pending("logins", Kept.class).take("id")).isPresent();
        }
    }

    @Test
    void everyPlainValueComesBackAsItWent() {
        RecordCodec<Everything> codec = new RecordCodec<>(Everything.class);
        Everything value = new Everything(
                "Zoë €",
                true,
                -1,
                Long.MAX_VALUE,
                LevelOfAssurance.HIGH,
                Instant.parse("2026-11-22T10:00:00.123456789Z"),
                Duration.ofMillis(1),
                URI.create("https://ee.example"),
                Optional.of("there"),
                Optional.empty(),
                List.of(new Kept("a"), new Kept("b")),
                Set.of(3),
                Map.of("k", List.of("v", "")),
                RequestedLevel.atLeast(LevelOfAssurance.LOW));
        assertThat(codec.read(codec.write(value))).contains(value);
    }

    @Test
    void whatAnotherVersionOfOursWroteIsNotRead() {
        String written = new RecordCodec<>(Kept.class).write(new Kept("Mari"));
        assertThat(new RecordCodec<>(Changed.class).read(written)).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsKnownBeforeItIsTried() {
        assertThatThrownBy(() -> new RecordCodec<>(Odd.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nodesOnSeveralMachinesNeedTls() {
        InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 7800);
        assertThatThrownBy(() -> new Cluster("x", elsewhere, List.of(elsewhere), Optional.empty(), false))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("Nodes on several machines need TLS between them.");
    }

    private static long winners(int asking, Ask ask) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < asking; i++) {
                Store node = i % 2 == 0 ? one : other;
                tasks.add(() -> ask.wins(node));
            }
            long winners = 0;
            for (Future<Boolean> answer : threads.invokeAll(tasks)) {
                winners += answer.get() ? 1 : 0;
            }
            return winners;
        }
    }

    private static Pending<Kept> waiting(Store store) {
        return store.pending("things", Kept.class);
    }

    private static Replay replay(Store store) {
        return store.replay(InstantSource.system());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A free port whose successor is free, too. */
    private static int freePair() throws IOException {
        while (true) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException taken) {
                // the next one
            }
        }
    }

    @FunctionalInterface
    private interface Ask {

        boolean wins(Store node);
    }

    record Kept(String text) {}

    record Changed(String text, int more) {}

    record Odd(Optional<StringBuilder> text) {}

    record Everything(
            String text,
            boolean truth,
            int number,
            long large,
            LevelOfAssurance level,
            Instant time,
            Duration duration,
            URI uri,
            Optional<String> there,
            Optional<String> notThere,
            List<Kept> list,
            Set<Integer> set,
            Map<String, List<String>> map,
            RequestedLevel requested) {}
}
