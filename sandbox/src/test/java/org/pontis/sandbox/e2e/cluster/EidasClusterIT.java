package org.pontis.sandbox.e2e.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.flow.PostForm;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes of the eidas-connector: what is begun at one goes on at the other, and nothing is accepted twice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EidasClusterIT {

    private static final int CITIZENS = 200;
    private static final int REPLAYS = 100;

    @TempDir
    private static Path folder;

    private static EidasCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new EidasCluster(folder);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    @Order(1)
    void aLoginGoesOnAtTheOtherNodeAtEveryStep() throws Exception {
        BorderCrossing citizen = citizen("steps", false);
        citizen.begins(cluster.node(0)).choosesCountry(cluster.node(1));
        PostForm answer = citizen.logsInAbroad();
        citizen.brings(cluster.node(0), answer);
        assertThat(citizen.isKnownToTheBroker(cluster.node(1))).isEqualTo("CB/ES/steps");
    }

    @Test
    @Order(2)
    void anAnswerThatComesToBothNodesAtOnceIsAcceptedByOne() throws Exception {
        int before = cluster.accepted().size();
        for (int i = 0; i < REPLAYS; i++) {
            BorderCrossing citizen = citizen("twice-" + i, true);
            PostForm answer = citizen.begins(cluster.connector)
                    .choosesCountry(cluster.connector)
                    .logsInAbroad();
            atOnce(
                    () -> BorderCrossing.post(cluster.node(0), answer),
                    () -> BorderCrossing.post(cluster.node(1), answer));
        }
        List<String> accepted = cluster.accepted();
        assertThat(accepted).doesNotHaveDuplicates().hasSize(before + REPLAYS);
    }

    @Test
    @Order(3)
    void aCodeThatComesToBothNodesAtOnceIsRedeemedByOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            BorderCrossing citizen =
                    citizen("code-" + i, true).begins(cluster.connector).goesOn(cluster.connector);
            String code = citizen.broughtBack().get("code");
            List<Integer> statuses = atOnce(
                    () -> cluster.broker
                            .redeem(code, citizen.question(), cluster.node(0))
                            .status(),
                    () -> cluster.broker
                            .redeem(code, citizen.question(), cluster.node(1))
                            .status());
            assertThat(statuses).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    @Order(4)
    void aNodeIsKilledInTheMiddleOf200Logins() throws Exception {
        List<BorderCrossing> citizens = IntStream.range(0, CITIZENS)
                .mapToObj(i -> citizen("citizen-" + i, i % 2 == 0))
                .toList();
        Map<BorderCrossing, String> known = new ConcurrentHashMap<>();
        Collection<Throwable> wrong = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch begun = new CountDownLatch(CITIZENS);
        AtomicInteger through = new AtomicInteger();
        long from = System.nanoTime();
        long killed;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            citizens.forEach(citizen -> threads.execute(() -> {
                try {
                    citizen.begins(cluster.connector);
                    begun.countDown();
                    begun.await();
                    citizen.goesOn(cluster.connector);
                    known.put(citizen, citizen.isKnownToTheBroker(cluster.connector));
                } catch (Exception | AssertionError e) {
                    wrong.add(e);
                } finally {
                    begun.countDown();
                    through.incrementAndGet();
                }
            }));
            begun.await();
            while (through.get() < CITIZENS / 4) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            killed = System.nanoTime();
            cluster.process(0).kill();
        }
        report(citizens, (killed - from) / 1_000_000, (System.nanoTime() - killed) / 1_000_000);

        assertThat(wrong).isEmpty();
        assertThat(citizens)
                .allSatisfy(citizen -> assertThat(known.get(citizen)).isEqualTo(citizen.fullIdentifier()));
        assertThat(citizens).filteredOn(citizen -> !citizen.wasCut()).allSatisfy(citizen -> {
            assertThat(citizen.problems).isEmpty();
            assertThat(citizen.restarts).isZero();
            assertThat(citizen.codes).hasSize(1);
            assertThat(citizen.answers).hasSize(1);
        });
        assertThat(citizens)
                .flatExtracting(citizen -> citizen.ports)
                .as("the one that lives leaves nobody without an answer")
                .allSatisfy(port -> assertThat(cluster.balancer.serverOf(port)).contains(cluster.port(0)));

        List<String> accepted = cluster.accepted();
        assertThat(accepted).doesNotHaveDuplicates();
        // all that was ever sent comes once more, to the one that lives
        for (BorderCrossing citizen : citizens) {
            for (PostForm answer : citizen.answers) {
                BorderCrossing.post(cluster.node(1), answer);
            }
            for (String code : citizen.codes) {
                assertThat(cluster.broker
                                .redeem(code, citizen.question(), cluster.node(1))
                                .status())
                        .isEqualTo(400);
            }
        }
        Set<String> again = new HashSet<>(cluster.accepted());
        again.removeAll(accepted);
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
        assertThat(again)
                .as("at most what a citizen gave up on when it was cut")
                .hasSizeLessThanOrEqualTo((int) citizens.stream()
                        .filter(citizen -> citizen.cuts.contains(BorderCrossing.Place.RESPONSE))
                        .count());
    }

    @Test
    @Order(5)
    void aNodeComesBackWhilePeopleLogInAndThenTheOtherIsRestarted() throws Exception {
        List<BorderCrossing> waiting = IntStream.range(0, 20)
                .mapToObj(i -> citizen("waits-" + i, false).begins(cluster.node(1)))
                .toList();
        List<BorderCrossing> abroad = IntStream.range(0, 20)
                .mapToObj(i -> citizen("abroad-" + i, true).begins(cluster.node(1)))
                .toList();
        List<BorderCrossing> back = IntStream.range(0, 20)
                .mapToObj(
                        i -> citizen("back-" + i, true).begins(cluster.node(1)).goesOn(cluster.node(1)))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> returned = threads.submit(() -> {
                cluster.restart(0);
                return null;
            });
            int others = 0;
            while (!returned.isDone() || others < 10) {
                BorderCrossing citizen = citizen("joins-" + others++, true)
                        .begins(cluster.node(1))
                        .goesOn(cluster.node(1));
                assertThat(citizen.isKnownToTheBroker(cluster.node(1))).isEqualTo(citizen.fullIdentifier());
            }
            returned.get();
        }
        cluster.process(1).close();
        for (List<BorderCrossing> all : List.of(waiting, abroad, back)) {
            for (BorderCrossing citizen : all) {
                citizen.goesOn(cluster.connector);
                assertThat(citizen.isKnownToTheBroker(cluster.connector)).isEqualTo(citizen.fullIdentifier());
                assertThat(citizen.cuts).isEmpty();
            }
        }
        cluster.restart(1);
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
    }

    private static BorderCrossing citizen(String identifier, boolean knownCountry) {
        return new BorderCrossing(cluster.broker, cluster.abroad, identifier, knownCountry);
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(List.of(one, other))) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static void report(List<BorderCrossing> citizens, long beforeMillis, long afterMillis) {
        Map<BorderCrossing.Place, Long> cuts = citizens.stream()
                .flatMap(citizen -> citizen.cuts.stream())
                .collect(Collectors.groupingBy(place -> place, Collectors.counting()));
        System.out.printf(
                "killed after %d ms, all through %d ms later; cut %s; told %s; back at the portal %d%n",
                beforeMillis,
                afterMillis,
                cuts,
                citizens.stream().flatMap(citizen -> citizen.problems.stream()).toList(),
                citizens.stream().mapToInt(citizen -> citizen.restarts).sum());
    }
}
