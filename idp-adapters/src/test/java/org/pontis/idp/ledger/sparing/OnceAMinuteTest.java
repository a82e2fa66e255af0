package org.pontis.idp.ledger.sparing;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceAMinuteTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final OnceAMinute once = new OnceAMinute();

    @Test
    void eachIsToldOnceAndAgainInTheNextMinute() {
        assertThat(once.isFirst("eva", NOON)).isTrue();
        assertThat(once.isFirst("eva", NOON.plusSeconds(59))).isFalse();
        assertThat(once.isFirst("hugo", NOON.plusSeconds(59))).isTrue();
        assertThat(once.isFirst("eva", NOON.plusSeconds(60))).isTrue();
    }

    @Test
    void aClockThatIsPutBackSilencesNobody() {
        once.isFirst("eva", NOON);
        assertThat(once.isFirst("eva", NOON.minusSeconds(3600))).isTrue();
    }
}
