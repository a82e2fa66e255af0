package org.pontis.eidas.store;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.infinispan.AdvancedCache;
import org.infinispan.conflict.ConflictManagerFactory;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.AvailabilityMode;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TP;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.Beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Nodes that live and cannot see each other. */
@Beside
class SplitTest {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final String ISSUER = "https://ee.example";

    @Test
    void whenTwoPartsMeetAgainNothingIsLostAndWhatOneUsedUpIsUsedUp() throws Exception {
        List<InetSocketAddress> members = addresses(2);
        try (Store one = node(members, 0, false);
                Store other = node(members, 1, false)) {
            things(one).put("used by one", new Thing("a"), LIFE);
            things(one).put("used by the other", new Thing("b"), LIFE);
            things(one).put("used by none", new Thing("c"), LIFE);

            cut(one, other);
            assertThat(things(one).take("used by one")).isPresent();
            assertThat(things(other).take("used by the other")).isPresent();
            assertThat(isFirst(one, "_1")).isTrue();
            assertThat(isFirst(other, "_2")).isTrue();
            things(one).put("of one", new Thing("d"), LIFE);
            things(other).put("of the other", new Thing("e"), LIFE);

            join(one, other);
            until(() -> Stream.of(one, other)
                    .allMatch(node -> things(node).look("of one").isPresent()
                            && things(node).look("of the other").isPresent()));
            for (Store node : List.of(one, other)) {
                assertThat(things(node).take("used by one")).isEmpty();
                assertThat(things(node).take("used by the other")).isEmpty();
                assertThat(things(node).look("used by none")).isPresent();
                assertThat(isFirst(node, "_1")).isFalse();
                assertThat(isFirst(node, "_2")).isFalse();
            }
        }
    }

    @Test
    void theMinorityStopsIfItIsToldTo() throws Exception {
        List<InetSocketAddress> members = addresses(3);
        try (Store one = node(members, 0, true);
                Store two = node(members, 1, true);
                Store alone = node(members, 2, true)) {
            things(one).put("waiting", new Thing("a"), LIFE);

            cut(alone, one, two);
            until(() -> availability(alone) == AvailabilityMode.DEGRADED_MODE);
            assertThatThrownBy(() -> things(alone).take("waiting")).isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> isFirst(alone, "_1")).isInstanceOf(RuntimeException.class);
            assertThat(things(two).take("waiting")).isPresent();
            assertThat(isFirst(one, "_1")).isTrue();

            join(alone, one, two);
            assertThat(things(alone).take("waiting")).isEmpty();
            assertThat(isFirst(alone, "_1")).isFalse();
        }
    }

    @Test
    void theMajorityGoesOnWhenANodeIsGone() throws Exception {
        List<InetSocketAddress> members = addresses(3);
        try (Store one = node(members, 0, true);
                Store two = node(members, 1, true)) {
            try (Store goes = node(members, 2, true)) {
                things(goes).put("waiting", new Thing("a"), LIFE);
                channel(goes).close();
                until(() -> one.nodes() == 2 && two.nodes() == 2);
            }
            assertThat(things(one).take("waiting")).isPresent();
            assertThat(things(two).take("waiting")).isEmpty();
        }
    }

    /** No message of the one reaches the others any more, nor theirs it; each side notices. */
    private static void cut(Store one, Store... others) throws Exception {
        List<Store> all = Stream.concat(Stream.of(one), Stream.of(others)).toList();
        for (Store node : all) {
            DISCARD discard = new DISCARD();
            for (Store peer : all) {
                if (peer != node && (node == one || peer == one)) {
                    discard.addIgnoreMember(channel(peer).getAddress());
                }
            }
            channel(node).getProtocolStack().insertProtocol(discard, ProtocolStack.Position.ABOVE, TP.class);
        }
        until(() -> one.nodes() == 1 && Stream.of(others).allMatch(node -> node.nodes() == others.length));
    }

    private static void join(Store one, Store... others) throws Exception {
        List<Store> all = Stream.concat(Stream.of(one), Stream.of(others)).toList();
        for (Store node : all) {
            channel(node).getProtocolStack().removeProtocol(DISCARD.class);
        }
        until(() -> all.stream().allMatch(node -> node.nodes() == all.size() && isWhole(node)));
    }

    private static boolean isWhole(Store node) {
        AdvancedCache<?, ?> cache = cache(node);
        return cache.getDistributionManager()
                                .getCacheTopology()
                                .getActualMembers()
                                .size()
                        == node.nodes()
                && !cache.getDistributionManager().isRehashInProgress()
                && !ConflictManagerFactory.get(cache).isConflictResolutionInProgress()
                && availability(node) == AvailabilityMode.AVAILABLE;
    }

    private static AvailabilityMode availability(Store node) {
        return cache(node).getAvailability();
    }

    private static AdvancedCache<?, ?> cache(Store node) {
        return manager(node).getCache("eidas").getAdvancedCache();
    }

    private static void until(BooleanSupplier happened) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(90);
        while (!happened.getAsBoolean()) {
            assertThat(Instant.now()).as("waited in vain").isBefore(end);
            Thread.sleep(50);
        }
    }

    private static Pending<Thing> things(Store store) {
        return store.pending("things", Thing.class);
    }

    private static boolean isFirst(Store store, String id) {
        return store.replay(InstantSource.system())
                .isFirst(ISSUER, id, Instant.now().plus(LIFE));
    }

    private static JChannel channel(Store store) {
        return ((JGroupsTransport) GlobalComponentRegistry.componentOf(manager(store), Transport.class)).getChannel();
    }

    private static DefaultCacheManager manager(Store store) {
        try {
            Field manager = Store.class.getDeclaredField("manager");
            manager.setAccessible(true);
            return (DefaultCacheManager) manager.get(store);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Store node(List<InetSocketAddress> members, int index, boolean minorityStops) {
        return Store.clustered(new Cluster(
                "split " + members.getFirst().getPort(), members.get(index), members, Optional.empty(), minorityStops));
    }

    private static List<InetSocketAddress> addresses(int nodes) {
        return IntStream.range(0, nodes)
                .mapToObj(node -> new InetSocketAddress(InetAddress.getLoopbackAddress(), freePair()))
                .toList();
    }

    /** A free port whose successor is free, too. */
    private static int freePair() {
        while (true) {
            try (ServerSocket first = new ServerSocket(0);
                    ServerSocket second = new ServerSocket(first.getLocalPort() + 1)) {
                return second.getLocalPort() - 1;
            } catch (IOException taken) {
                // the next one
            }
        }
    }

    record Thing(String name) {}
}
