package org.pontis.eidas.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.Beside;
import org.pontis.eidas.store.Neighbour.Thing;

import static org.assertj.core.api.Assertions.assertThat;

/** A node is killed while both take what they can get. */
@Beside
class NodeLossTest {

    private static final int THINGS = 8_000;
    private static final Duration LIFE = Duration.ofMinutes(5);

    @Test
    void theCoordinatorOfTheClusterIsKilled() throws Exception {
        int here = freePair();
        int there = freePair();
        Process goes = neighbour(here, there);
        try (BufferedReader lines = goes.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("here");
            try (Store stays = Store.clustered(Neighbour.cluster(here, there))) {
                bothTakeAndOneIsKilled(stays, goes, lines);
            }
        } finally {
            goes.destroyForcibly();
        }
    }

    @Test
    void anotherThanTheCoordinatorIsKilled() throws Exception {
        int here = freePair();
        int there = freePair();
        try (Store stays = Store.clustered(Neighbour.cluster(here, there))) {
            Process goes = neighbour(here, there);
            try (BufferedReader lines = goes.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("here");
                bothTakeAndOneIsKilled(stays, goes, lines);
            } finally {
                goes.destroyForcibly();
            }
        }
    }

    @Test
    void aNodeThatIsSilentIsDoneWithoutUntilItSpeaksAgain() throws Exception {
        int here = freePair();
        int there = freePair();
        try (Store stays = Store.clustered(Neighbour.cluster(here, there))) {
            Process hangs = neighbour(here, there);
            try (BufferedReader lines = hangs.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("here");
                Pending<Thing> things = stays.pending("things", Thing.class);
                for (int i = 0; i < 100; i++) {
                    things.put(Neighbour.waiting(i), new Thing(Neighbour.waiting(i)), LIFE);
                }
                signal(hangs, "STOP");
                for (int i = 0; i < 100; i++) {
                    assertThat(things.take(Neighbour.waiting(i))).isPresent();
                }
                assertThat(stays.nodes()).isEqualTo(1);

                signal(hangs, "CONT");
                Instant end = Instant.now().plusSeconds(90);
                while (stays.nodes() < 2 && Instant.now().isBefore(end)) {
                    Thread.sleep(100);
                }
                assertThat(stays.nodes()).isEqualTo(2);
            } finally {
                hangs.destroyForcibly();
            }
        }
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void bothTakeAndOneIsKilled(Store stays, Process goes, BufferedReader lines) throws Exception {
        assertThat(stays.nodes()).isEqualTo(2);
        Pending<Thing> things = stays.pending("things", Thing.class);
        for (int i = 0; i < THINGS; i++) {
            things.put(Neighbour.waiting(i), new Thing(Neighbour.waiting(i)), LIFE);
        }
        Set<String> theirs = new HashSet<>();
        Set<String> ours = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newFixedThreadPool(Neighbour.THREADS)) {
            goes.outputWriter().append('\n').flush();
            List<Future<?>> ourThreads = new ArrayList<>();
            for (int thread = 0; thread < Neighbour.THREADS; thread++) {
                int first = thread;
                ourThreads.add(threads.submit(
                        () -> IntStream.iterate(THINGS - 1 - first, i -> i >= 0, i -> i - Neighbour.THREADS)
                                .forEach(i -> grab(stays, i, ours))));
            }
            while (theirs.size() < THINGS / 4) {
                theirs.add(lines.readLine());
            }
            goes.toHandle().destroyForcibly();
            lines.lines().forEach(theirs::add);
            for (Future<?> one : ourThreads) {
                one.get();
            }
        }
        assertThat(ours).as("nothing is given out twice").doesNotContainAnyElementsOf(theirs);
        assertThat(ours.size() + theirs.size())
                .as("what was on its way to the killed one alone may be gone")
                .isGreaterThanOrEqualTo(2 * THINGS - 2 * Neighbour.THREADS);
        assertThat(stays.nodes()).isEqualTo(1);
    }

    private static void grab(Store store, int thing, Set<String> got) {
        store.pending("things", Thing.class).take(Neighbour.waiting(thing)).ifPresent(one -> got.add(one.name()));
        if (store.replay(InstantSource.system())
                .isFirst(
                        Neighbour.ISSUER,
                        Neighbour.message(thing),
                        Instant.now().plus(LIFE))) {
            got.add(Neighbour.message(thing));
        }
    }

    private static Process neighbour(int asker, int own) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Neighbour.class.getName(),
                        String.valueOf(asker),
                        String.valueOf(own),
                        String.valueOf(THINGS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
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
}
