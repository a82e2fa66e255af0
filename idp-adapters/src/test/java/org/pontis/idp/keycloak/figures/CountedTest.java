package org.pontis.idp.keycloak.figures;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class CountedTest {

    private static final long NOON = Instant.parse("2026-03-01T12:34:56Z").toEpochMilli();
    private static final Cell CELL = new Cell("f1b2\t\"<", "sms-pin", "ES", "low", Cell.OK);

    @Test
    void whatIsCarriedIsAddedWhereItHappened() {
        Tally tally = new Tally();
        Counted.read(new Counted(NOON, CELL, 12_000L).written()).addTo(tally, "es");
        Counted.read(new Counted(NOON + 1, CELL, null).written()).addTo(tally, "es");
        Map<Tally.Place, Amount> taken = tally.take();
        assertThat(taken).containsOnlyKeys(new Tally.Place("es", Instant.parse("2026-03-01T12:00:00Z"), CELL));
        Amount amount = taken.values().iterator().next();
        assertThat(amount.count()).isEqualTo(2);
        assertThat(amount.times().count())
                .as("of one it is known how long it took")
                .isEqualTo(1);
    }

    @Test
    void theLongestFitsItsColumn() {
        Cell longest = new Cell("p".repeat(36), "\"".repeat(255), "ES", "substantial", "e".repeat(48));
        assertThat(new Counted(NOON, longest, Long.MAX_VALUE).written()).hasSizeLessThan(2000);
    }
}
