package org.pontis.idp.sms.centre;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    @RepeatedTest(20)
    void pausesDoubleUpToTheMaximum() {
        assertThat(backoff.after(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(backoff.after(3)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(backoff.after(Integer.MAX_VALUE)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    }

    @Test
    void manyDoNotComeBackAtTheSameMoment() {
        assertThat(IntStream.range(0, 100).mapToObj(client -> backoff.after(5)).collect(Collectors.toSet()))
                .hasSizeGreaterThan(10);
    }

    @Test
    void aBackoffWithoutAPauseIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
