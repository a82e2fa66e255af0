package org.pontis.idp.portal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VisitsTest {

    private static final String SLOW = "slow";

    private final CountDownLatch answer = new CountDownLatch(1);
    private final BlockingQueue<String> begun = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> looked = new LinkedBlockingQueue<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @AfterEach
    void answers() {
        answer.countDown();
    }

    @Test
    void whoIsSlowIsInNobodysWay() throws InterruptedException {
        Visits<String> visits = visits(8);
        visits.begin(Stream.of(SLOW, "one", "two"));
        assertThat(List.of(next(begun), next(begun), next(begun))).containsExactlyInAnyOrder(SLOW, "one", "two");
        visits.begin(Stream.of("three"));
        assertThat(next(begun)).isEqualTo("three");
    }

    @Test
    void nobodyIsVisitedTwiceAtATime() throws InterruptedException {
        Visits<String> visits = visits(8);
        visits.begin(Stream.of(SLOW));
        assertThat(next(begun)).isEqualTo(SLOW);
        visits.begin(Stream.of(SLOW, "one"));
        assertThat(next(begun)).isEqualTo("one");
        answer.countDown();
        assertThat(List.of(next(looked), next(looked))).containsOnly("again");
        visits.begin(Stream.of(SLOW));
        assertThat(next(begun)).isEqualTo(SLOW);
    }

    @Test
    void whereThereIsNoRoomTheyAreNamedAgainWhenSomebodyIsBack() throws InterruptedException {
        Visits<String> visits = visits(1);
        visits.begin(Stream.of(SLOW, "one"));
        assertThat(next(begun)).isEqualTo(SLOW);
        assertThat(begun).isEmpty();
        answer.countDown();
        assertThat(next(looked)).isEqualTo("again");
        visits.begin(Stream.of("one"));
        assertThat(next(begun)).isEqualTo("one");
    }

    @Test
    void whoeverFailsHasReturnedAndDoesNotCallAtOnce() throws InterruptedException {
        failing.add("one");
        Visits<String> visits = visits(1);
        visits.begin(Stream.of("one"));
        assertThat(next(begun)).isEqualTo("one");
        String next = null;
        while (next == null) {
            visits.begin(Stream.of("two"));
            next = begun.poll(10, TimeUnit.MILLISECONDS);
        }
        assertThat(next(looked)).isEqualTo("again");
        assertThat(looked).as("for the second alone").isEmpty();
    }

    private Visits<String> visits(int atOnce) {
        return new Visits<>("test", atOnce, this::visit, () -> looked.add("again"));
    }

    private boolean visit(String portal) {
        begun.add(portal);
        try {
            return !portal.equals(SLOW) ? !failing.contains(portal) : answer.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(30, TimeUnit.SECONDS);
    }
}
