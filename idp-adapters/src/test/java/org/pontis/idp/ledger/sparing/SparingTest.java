package org.pontis.idp.ledger.sparing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.pontis.idp.ledger.sparing.Sparing.Spared;

import static org.assertj.core.api.Assertions.assertThat;

class SparingTest {

    private static final int MOST = 120;

    private final Sparing sparing = new Sparing();
    private Instant now = Instant.parse("2026-11-23T01:50:10Z");

    @Test
    void aFloodIsSoManyEntriesAndANumber() {
        assertThat(entered("LOGIN_ERROR", 100_000)).isEqualTo(MOST);
        assertThat(entered("LOGOUT_ERROR", 7)).isZero();
        assertThat(sparing.take(now)).as("the minute is not over").isEmpty();

        now = now.plusSeconds(50);

        assertThat(sparing.take(now))
                .containsExactlyInAnyOrder(
                        new Spared("es", "LOGIN_ERROR", 99_880), new Spared("es", "LOGOUT_ERROR", 7));
        assertThat(sparing.take(now)).as("told once").isEmpty();
    }

    @Test
    void theNextMinuteHasItsOwnAndForgetsNone() {
        assertThat(entered("LOGIN_ERROR", MOST + 3)).isEqualTo(MOST);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(entered("LOGIN_ERROR", MOST + 4)).isEqualTo(MOST);
        now = now.plus(Duration.ofMinutes(1));
        assertThat(sparing.take(now)).containsExactly(new Spared("es", "LOGIN_ERROR", 7));
    }

    @Test
    void aClockThatWasPutBackOpensNoNewMinute() {
        entered("LOGIN_ERROR", MOST);
        now = now.minus(Duration.ofHours(1));
        assertThat(entered("LOGIN_ERROR", 1)).isZero();
    }

    @Test
    void oneRealmDoesNotSpareForAnother() {
        entered("LOGIN_ERROR", 2 * MOST);
        assertThat(sparing.spares("ee", "ee", "LOGIN_ERROR", MOST, now)).isFalse();
    }

    @Test
    void oneShareIsNotUsedUpByAnother() {
        entered("LOGIN_ERROR", 2 * MOST);
        assertThat(sparing.spares("es/ana", "es", "LOGIN_ERROR", MOST, now)).isFalse();
    }

    @Test
    void whatCouldNotBeToldIsToldLater() {
        entered("LOGIN_ERROR", MOST + 2);
        now = now.plus(Duration.ofMinutes(1));
        List<Spared> taken = sparing.take(now);
        sparing.giveBack(taken);
        assertThat(sparing.take(now)).isEqualTo(taken);
    }

    private long entered(String type, int times) {
        return IntStream.range(0, times)
                .filter(any -> !sparing.spares("es", "es", type, MOST, now))
                .count();
    }
}
