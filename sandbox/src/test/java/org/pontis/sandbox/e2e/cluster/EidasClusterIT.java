package org.pontis.sandbox.e2e.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.e2e.Beside;

import static org.assertj.core.api.Assertions.assertThat;

/** Two nodes of the eidas-connector: what is begun at one goes on at the other, and nothing is accepted twice. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Beside
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

    @BeforeEach
    void bothRun() throws Exception {
        cluster.heal();
    }

    @Test
    @Order(1)
    void everyStepMayComeToAnotherNode() {
        Arriving citizen = new Arriving(cluster, "steps", false);
        citizen.begins(cluster.node(0)).choosesCountry(cluster.node(1));
        citizen.browser.bring(cluster.node(0), Arriving.RESPONSE, citizen.logsInAbroad());
        assertThat(citizen.isKnownToTheBroker(cluster.node(1))).isEqualTo("CB/ES/steps");

        assertThat(new Leaving(cluster, "48-1").begins(cluster.node(0)).goesOn(cluster.node(1)))
                .isEqualTo("48-1");
    }

    @Test
    @Order(2)
    void anAnswerThatComesToBothNodesAtOnceIsAcceptedByOne() throws Exception {
        int before = cluster.accepted().size();
        for (int i = 0; i < REPLAYS; i++) {
            PostForm answer = new Arriving(cluster, "twice-" + i, true)
                    .begins(cluster.address)
                    .choosesCountry(cluster.address)
                    .logsInAbroad();
            atOnce(node -> Traveller.post(cluster.node(node), Arriving.RESPONSE, answer));
        }
        assertThat(cluster.accepted()).doesNotHaveDuplicates().hasSize(before + REPLAYS);
    }

    @Test
    @Order(3)
    void aCodeThatComesToBothNodesAtOnceIsRedeemedByOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            Arriving citizen = new Arriving(cluster, "code-" + i, true)
                    .begins(cluster.address)
                    .goesOn(cluster.address);
            String code = citizen.code();
            assertThat(atOnce(node -> cluster.broker
                            .redeem(code, citizen.question(), cluster.node(node))
                            .status()))
                    .containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    @Order(4)
    void aNodeIsKilledWhileAnswersComeFromAbroad() throws Exception {
        killedAmongArriving(citizens ->
                citizens.stream().filter(citizen -> !citizen.answers.isEmpty()).count() >= CITIZENS / 2);
    }

    @Test
    @Order(5)
    void aNodeIsKilledWhenSomeAreThrough() throws Exception {
        killedAmongArriving(citizens ->
                citizens.stream().filter(citizen -> !citizen.codes.isEmpty()).count() >= CITIZENS / 2);
    }

    @Test
    @Order(6)
    void aNodeIsKilledWhileOurCitizensLogInAbroad() throws Exception {
        List<Leaving> citizens = all(CITIZENS / 4, i -> new Leaving(cluster, "48-" + i));
        List<String> known = killedInTheMiddle(
                citizens,
                citizen -> citizen.begins(cluster.address),
                citizen -> citizen.goesOn(cluster.address),
                () -> citizens.stream()
                                .filter(citizen -> !citizen.answers.isEmpty())
                                .count()
                        >= citizens.size() / 4);
        report(
                citizens.stream().map(citizen -> citizen.browser).toList(),
                citizens.stream().mapToInt(citizen -> citizen.restarts).sum());
        assertThat(known).isEqualTo(all(citizens.size(), i -> "48-" + i));
        assertThat(citizens)
                .filteredOn(citizen -> citizen.browser.cuts.isEmpty())
                .allSatisfy(citizen -> assertThat(citizen.restarts).isZero());
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
    }

    @Test
    @Order(7)
    void aNodeComesWhilePeopleLogInAndTheOtherGoesAndNobodyNotices() throws Exception {
        cluster.stop(0);
        List<Arriving> citizens = all(60, i -> new Arriving(cluster, "waits-" + i, i % 2 == 0).begins(cluster.node(1)));
        // some are back from abroad already, and have a code that nobody redeemed
        citizens.subList(0, 20).forEach(citizen -> citizen.goesOn(cluster.node(1)));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> back = threads.submit(() -> {
                cluster.restart(0);
                return null;
            });
            for (int i = 0; i < 10 || !back.isDone(); i++) {
                Arriving other = new Arriving(cluster, "meanwhile-" + i, true)
                        .begins(cluster.node(1))
                        .goesOn(cluster.node(1));
                assertThat(other.isKnownToTheBroker(cluster.node(1))).isEqualTo(other.fullIdentifier());
            }
            back.get();
        }
        cluster.stop(1);
        for (Arriving citizen : citizens) {
            citizen.goesOn(cluster.address);
            assertThat(citizen.isKnownToTheBroker(cluster.address)).isEqualTo(citizen.fullIdentifier());
            assertThat(citizen.browser.cuts).isEmpty();
        }
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
    }

    private static void killedAmongArriving(Halfway<Arriving> halfway) throws Exception {
        List<Arriving> citizens = all(CITIZENS, i -> new Arriving(cluster, "citizen-" + i, i % 2 == 0));
        List<String> known = killedInTheMiddle(
                citizens,
                citizen -> citizen.begins(cluster.address),
                citizen -> citizen.goesOn(cluster.address).isKnownToTheBroker(cluster.address),
                () -> halfway.isReached(citizens));
        report(
                citizens.stream().map(citizen -> citizen.browser).toList(),
                citizens.stream().mapToInt(citizen -> citizen.restarts).sum());
        assertThat(known).isEqualTo(all(CITIZENS, i -> "CB/ES/citizen-" + i));
        assertThat(citizens)
                .filteredOn(citizen -> citizen.browser.cuts.isEmpty())
                .allSatisfy(citizen -> {
                    assertThat(citizen.browser.problems).isEmpty();
                    assertThat(citizen.restarts).isZero();
                    assertThat(citizen.codes).hasSize(1);
                    assertThat(citizen.answers).hasSize(1);
                });
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
        nothingIsGoodOnceMore(citizens);
    }

    /** All that was ever sent comes again, to the one that lives. */
    private static void nothingIsGoodOnceMore(List<Arriving> citizens) throws Exception {
        for (Arriving citizen : citizens) {
            for (PostForm answer : citizen.answers) {
                Traveller.post(cluster.node(1), Arriving.RESPONSE, answer);
            }
            for (String code : citizen.codes) {
                assertThat(cluster.broker
                                .redeem(code, citizen.question(), cluster.node(1))
                                .status())
                        .isEqualTo(400);
            }
        }
        assertThat(cluster.accepted()).doesNotHaveDuplicates();
    }

    /** All begin and wait for each other before they go on; when it is time the first node is killed. */
    private static <C> List<String> killedInTheMiddle(
            List<C> citizens, Step<C, ?> begins, Step<C, String> goesOn, BooleanSupplier time) throws Exception {
        CountDownLatch begun = new CountDownLatch(citizens.size());
        AtomicInteger gone = new AtomicInteger();
        List<String> known = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> ends = new ArrayList<>();
            for (C citizen : citizens) {
                ends.add(threads.submit(() -> {
                    try {
                        begins.of(citizen);
                        begun.countDown();
                        begun.await();
                        return goesOn.of(citizen);
                    } finally {
                        begun.countDown();
                        gone.incrementAndGet();
                    }
                }));
            }
            begun.await();
            while (!time.getAsBoolean() && gone.get() < citizens.size()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            System.out.printf("killed when %d of %d were through%n", gone.get(), citizens.size());
            assertThat(gone.get()).as("it was in the middle").isLessThan(citizens.size());
            cluster.kill(0);
            for (Future<String> end : ends) {
                known.add(end.get());
            }
        }
        return known;
    }

    /** Of both nodes. */
    private static <T> List<T> atOnce(NodeCall<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> both = List.of(() -> call.at(0), () -> call.at(1));
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(both)) {
                results.add(result.get());
            }
            return results;
        }
    }

    private static void report(List<Traveller> browsers, int restarts) {
        Map<String, Long> cuts = browsers.stream()
                .flatMap(browser -> browser.cuts.stream())
                .collect(Collectors.groupingBy(path -> path, Collectors.counting()));
        System.out.printf(
                "cut %s; told %s; begun again at the portal: %d%n",
                cuts,
                browsers.stream()
                        .flatMap(browser -> browser.problems.stream())
                        .collect(Collectors.groupingBy(problem -> problem, Collectors.counting())),
                restarts);
        assertThat(browsers)
                .flatExtracting(browser -> browser.cutAt)
                .as("the one that lives leaves nobody without an answer")
                .allSatisfy(port -> assertThat(port).isEqualTo(cluster.port(0)));
    }

    private static <T> List<T> all(int number, IntFunction<T> one) {
        return IntStream.range(0, number).mapToObj(one).toList();
    }

    @FunctionalInterface
    private interface Halfway<C> {

        boolean isReached(List<C> citizens);
    }

    @FunctionalInterface
    private interface Step<C, R> {

        R of(C citizen) throws Exception;
    }

    @FunctionalInterface
    private interface NodeCall<T> {

        T at(int node) throws Exception;
    }
}
