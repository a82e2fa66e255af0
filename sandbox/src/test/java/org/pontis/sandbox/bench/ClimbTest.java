package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ClimbTest {

    @Test
    void theHighestSteadyRateIsFoundToAFewPercent() throws InterruptedException {
        double capacity = 23;

        Step top = Climb.highest(rate -> step(rate, rate <= capacity)).orElseThrow();

        assertThat(top.steady()).isTrue();
        assertThat(top.offered()).isLessThanOrEqualTo(capacity).isCloseTo(capacity, within(capacity * 0.07));
    }

    @Test
    void aServerThatIsTooSlowForTheFirstRateHasNone() throws InterruptedException {
        assertThat(Climb.highest(rate -> step(rate, false))).isEmpty();
    }

    @Test
    void oneFailedLoginOrASlowTwentiethIsTooMuch() {
        List<Duration> quick = List.of(Duration.ofMillis(200), Duration.ofMillis(300));
        assertThat(new Step(1, quick, 0, 20).steady()).isTrue();
        assertThat(new Step(1, quick, 1, 20).steady()).isFalse();
        assertThat(new Step(1, List.of(Duration.ofMillis(200), Duration.ofMillis(1001)), 0, 20).steady())
                .isFalse();
    }

    private static Step step(double rate, boolean steady) {
        return new Step(rate, List.of(steady ? Duration.ofMillis(300) : Duration.ofSeconds(3)), 0, 20);
    }
}
