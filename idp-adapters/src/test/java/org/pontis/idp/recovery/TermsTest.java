package org.pontis.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Dates that do not fall on one day. */
class TermsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @Test
    void endsAreSpreadOverAFifthOfTheTerm() {
        Terms terms = Terms.read(settings(Map.of()));
        Random chance = new Random(1);
        Set<Long> days = new TreeSet<>();
        for (int i = 0; i < 10_000; i++) {
            days.add(Duration.between(NOW, terms.end(NOW, chance)).toDays());
        }
        assertThat(days).allMatch(day -> day >= 657 && day <= 803).hasSizeGreaterThan(140);
    }

    @Test
    void renewalIsDueAMonthBefore() {
        Terms terms = Terms.read(settings(Map.of()));
        Instant end = NOW.plus(Duration.ofDays(30));
        assertThat(terms.isDue(end, NOW)).isTrue();
        assertThat(terms.isDue(end, NOW.minusSeconds(1))).isFalse();
        assertThat(terms.isDue(NOW.minusSeconds(5), NOW)).isTrue();
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThatThrownBy(() -> Terms.read(settings(Map.of("means-term", "P1D"))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("pontis.means-term");
        assertThatThrownBy(() -> Terms.read(settings(Map.of("means-cooling", "three days"))))
                .isInstanceOf(InvalidSetting.class);
        for (String hours : new String[] {"9", "20-9", "9-9", "9-25", "nine-five", "9-20-21", "-1-3"}) {
            assertThatThrownBy(() -> Terms.read(settings(Map.of("means-notice-hours", hours))))
                    .as(hours)
                    .isInstanceOf(InvalidSetting.class);
        }
    }

    @Test
    void nobodyIsWokenByAMessage() {
        Terms usual = Terms.read(settings(Map.of()));
        assertThat(usual.isDay(LocalTime.of(8, 59))).isFalse();
        assertThat(usual.isDay(LocalTime.of(9, 0))).isTrue();
        assertThat(usual.isDay(LocalTime.of(19, 59))).isTrue();
        assertThat(usual.isDay(LocalTime.of(20, 0))).isFalse();
        Terms always = Terms.read(settings(Map.of("means-notice-hours", "0-24")));
        assertThat(always.isDay(LocalTime.MIDNIGHT)).isTrue();
        assertThat(always.isDay(LocalTime.of(23, 59))).isTrue();
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings("pontis.", values::get);
    }
}
