package org.pontis.idp.password;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Count;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;
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
        assertThat(admitted.get()).isEqualTo(5);
        assertThat(admits()).isFalse();
    }

    @Test
    void whoeverComesBetweenAnyTwoStepsOfAnotherGetsNoFurther() {
        Meddled meddled = new Meddled(limits, () -> backOff.admits(limits, SHE));
        int admitted = 0;
        for (int i = 0; i < 10; i++) {
            admitted += backOff.admits(meddled, SHE) ? 1 : 0;
        }
        assertThat(admitted + meddled.admitted()).isEqualTo(5);
        clock.forward(Duration.ofMinutes(2));
        meddled = new Meddled(limits, () -> backOff.admits(limits, SHE));
        admitted = backOff.admits(meddled, SHE) ? 1 : 0;
        assertThat(admitted + meddled.admitted()).isEqualTo(1);
    }

    @Test
    void aPauseThatWasNeverBegunBeginsWithFurtherTries() {
        limits.add(List.of(new Count(new Limit("password-tries", 5, Duration.ofDays(1)), SHE, 5)));
        for (int i = 0; i < 5; i++) {
            assertThat(admits()).isFalse();
        }
        clock.forward(Duration.ofMinutes(1));
        assertThat(admits()).isTrue();
    }

    /** Twice as many as are free have asked before the pause of the last free one has begun. */
    @Test
    void aPauseThatTwoBeginIsOnePause() {
        AtomicInteger asked = new AtomicInteger();
        Limits late = new Limits() {
            @Override
            public List<Long> add(List<Count> counts) {
                return limits.add(counts);
            }

            @Override
            public long used(Limit limit, String subject) {
                return asked.getAndIncrement() < 12 ? 0 : limits.used(limit, subject);
            }

            @Override
            public void forget(Limit limit, String subject) {
                limits.forget(limit, subject);
            }
        };
        int admitted = 0;
        for (int i = 0; i < 12; i++) {
            admitted += backOff.admits(late, SHE) ? 1 : 0;
        }
        assertThat(admitted).isEqualTo(5);
        assertThat(admits()).isFalse();
        clock.forward(Duration.ofMinutes(1));
        assertThat(admits()).isTrue();
        assertThat(admits()).isFalse();
    }

    /** Somebody else comes before and after whatever is asked of these counters. */
    private static final class Meddled implements Limits {

        private final Limits real;
        private final BooleanSupplier somebody;
        private int admitted;

        Meddled(Limits real, BooleanSupplier somebody) {
            this.real = real;
            this.somebody = somebody;
        }

        int admitted() {
            return admitted;
        }

        private <T> T meddled(Supplier<T> asked) {
            admitted += somebody.getAsBoolean() ? 1 : 0;
            T answer = asked.get();
            admitted += somebody.getAsBoolean() ? 1 : 0;
            return answer;
        }

        @Override
        public List<Long> add(List<Count> counts) {
            return meddled(() -> real.add(counts));
        }

        @Override
        public long used(Limit limit, String subject) {
            return meddled(() -> real.used(limit, subject));
        }

        @Override
        public void forget(Limit limit, String subject) {
            real.forget(limit, subject);
        }
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
