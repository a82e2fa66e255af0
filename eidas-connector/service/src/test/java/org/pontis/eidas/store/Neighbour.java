package org.pontis.eidas.store;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Another node of a cluster, as a process that can be killed: it takes all that it can get, and says what it got. */
final class Neighbour {

    static final String CLUSTER = "neighbours";
    static final String ISSUER = "https://ee.example";
    static final int THREADS = 4;

    private Neighbour() {}

    /** Port of the one who asks, own port, how many things there are. */
    public static void main(String[] arguments) throws Exception {
        int theirs = Integer.parseInt(arguments[0]);
        int ours = Integer.parseInt(arguments[1]);
        int things = Integer.parseInt(arguments[2]);
        Store store = Store.clustered(cluster(ours, theirs));
        System.out.println("here");
        if (System.in.read() < 0) {
            return;
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                threads.submit(() -> IntStream.iterate(first, i -> i < things, i -> i + THREADS)
                        .forEach(i -> grab(store, i)));
            }
        }
    }

    static Cluster cluster(int here, int there) {
        return new Cluster(CLUSTER, loopback(here), List.of(loopback(here), loopback(there)), Optional.empty(), false);
    }

    static String waiting(int thing) {
        return "waiting-" + thing;
    }

    static String message(int thing) {
        return "_" + thing;
    }

    private static void grab(Store store, int thing) {
        store.pending("things", Thing.class).take(waiting(thing)).ifPresent(got -> System.out.println(got.name()));
        if (store.replay(InstantSource.system())
                .isFirst(ISSUER, message(thing), Instant.now().plus(Duration.ofMinutes(5)))) {
            System.out.println(message(thing));
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    record Thing(String name) {}
}
