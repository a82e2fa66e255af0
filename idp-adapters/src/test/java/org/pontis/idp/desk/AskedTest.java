package org.pontis.idp.desk;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.pontis.idp.desk.Asked.Verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

class AskedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Asked asked = new Asked("citizen", "gonzalo", NOW.plusSeconds(60), "first", false);

    @Test
    void anotherOfficerAgreesInTime() {
        assertEquals(Verdict.AGREED, asked.confirmedBy("helena", NOW, "first", true));
    }

    @Test
    void nobodyAgreesWithHerself() {
        assertEquals(Verdict.OWN_REQUEST, asked.confirmedBy("gonzalo", NOW, "first", true));
    }

    @Test
    void nobodyDecidesAboutHerself() {
        assertEquals(Verdict.OWN_ACCOUNT, asked.confirmedBy("citizen", NOW, "first", true));
    }

    @Test
    void itEndsAtItsTimeAndNotAMomentLater() {
        assertEquals(Verdict.AGREED, asked.confirmedBy("helena", NOW.plusMillis(59_999), "first", true));
        assertEquals(Verdict.OVER, asked.confirmedBy("helena", NOW.plusSeconds(60), "first", true));
    }

    @Test
    void itIsDecidedOnce() {
        Asked decided = new Asked("citizen", "gonzalo", NOW.plusSeconds(60), "first", true);
        assertEquals(Verdict.OVER, decided.confirmedBy("helena", NOW, "first", true));
    }

    @Test
    void whatHasChangedMeanwhileIsAskedForAnew() {
        assertEquals(Verdict.CHANGED, asked.confirmedBy("helena", NOW, "second", true));
    }

    @Test
    void whoIsNoOfficerAnyMoreHasAskedForNothing() {
        assertEquals(Verdict.CHANGED, asked.confirmedBy("helena", NOW, "first", false));
    }
}
