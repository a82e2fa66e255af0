package org.pontis.idp.password;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Limit;
import org.pontis.broker.Settings;
import org.pontis.idp.testing.InMemoryLimits;
import org.pontis.idp.testing.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BackOffTest {

    private static final String SHE = "somebody";

    private final TestClock clock = new TestClock();
    private final InMemoryLimits limits = new InMemoryLimits(clock);
    private final BackOff backOff = read(Map.of());

    private static BackOff read(Map<String, String> settings) {
        return BackOff.read(PermanentPasswordFactory.ID, new Settings("password-", settings::get));
    }

    private boolean admits() {
        return backOff.admits(limits, SHE);
    }

    private void useUpTheFreeTries() {
        for (int i = 1; i <= 5; i++) {
            assertThat(admits()).isTrue();
        }
    }

    @Test
    void fiveTriesAreFree() {
        useUpTheFreeTries();
        assertThat(admits()).isFalse();
    }

    @Test
    void thenThePauseDoublesWithEachTryUpToAnHour() {
        useUpTheFreeTries();
        for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60, 60}) {
            clock.forward(Duration.ofMinutes(minutes).minusSeconds(1));
            assertThat(admits()).as("a second before %s minutes", minutes).isFalse();
            clock.forward(Duration.ofSeconds(1));
            assertThat(admits()).as("after %s minutes", minutes).isTrue();
        }
    }

    @Test
    void knockingDuringAPauseDoesNotMakeItLonger() {
        useUpTheFreeTries();
        for (int i = 0; i < 50; i++) {
            assertThat(admits()).isFalse();
        }
        clock.forward(Duration.ofMinutes(1));
        assertThat(admits()).isTrue();
        clock.forward(Duration.ofMinutes(2));
        assertThat(admits()).isTrue();
    }

    @Test
    void itIsNeverPermanent() {
        for (int i = 0; i < 500; i++) {
            admits();
            clock.forward(Duration.ofMinutes(7));
        }
        clock.forward(Duration.ofHours(1));
        assertThat(admits()).isTrue();
    }

    @Test
    void aDayHoldsFewerTriesThanNistAllowsInARow() {
        int tries = 0;
        for (int second = 0; second < 24 * 60 * 60; second += 20) {
            tries += admits() ? 1 : 0;
            clock.forward(Duration.ofSeconds(20));
        }
        assertThat(tries).isLessThan(50);
    }

    @Test
    void aSuccessMakesTriesFreeAgain() {
        for (int i = 0; i < 20; i++) {
            assertThat(admits()).isTrue();
            backOff.forget(limits, SHE);
        }
        useUpTheFreeTries();
        clock.forward(Duration.ofMinutes(1));
        assertThat(admits()).isTrue();
        backOff.forget(limits, SHE);
        useUpTheFreeTries();
    }

    @Test
    void manyAtTheSameMomentGetNoFurtherThanOneAfterTheOther() throws Exception {
        AtomicInteger admitted = new AtomicInteger();
        Thread[] threads = IntStream.range(0, 200)
                .mapToObj(i -> Thread.ofVirtual().start(() -> admitted.addAndGet(admits() ? 1 : 0)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
        // one more may slip in while the first pause is being noted
        assertThat(admitted.get()).isBetween(5, 6);
        assertThat(admits()).isFalse();
    }

    @Test
    void oneDoesNotWaitForAnother() {
        useUpTheFreeTries();
        assertThat(backOff.admits(limits, "somebody else")).isTrue();
    }

    @Test
    void pausesAreSettings() {
        BackOff own = read(Map.of("free-tries", "1", "first-pause", "PT10S", "longest-pause", "PT25S"));
        assertThat(own.pauses())
                .extracting(Limit::window)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(25));
    }

    @Test
    void theLongestPauseIsNotShorterThanTheFirst() {
        assertThatThrownBy(() -> read(Map.of("first-pause", "PT10M", "longest-pause", "PT5M")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("password-longest-pause must be");
    }
}
