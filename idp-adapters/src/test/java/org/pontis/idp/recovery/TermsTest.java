package org.pontis.idp.recovery;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Dates that do not fall on one day, and ages. */
class TermsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final MethodId PASSWORD = new MethodId("password");

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
        assertThatThrownBy(() -> new AgeLimits(settings(Map.of("min-age.password", "-1"))).years(PASSWORD))
                .isInstanceOf(InvalidSetting.class);
    }

    @Test
    void agesAreCountedToTheBirthday() {
        AgeLimits ages = new AgeLimits(settings(Map.of("min-age.sms-pin", "14")));
        LocalDate born = LocalDate.parse("2012-11-23");
        MethodId pin = new MethodId("sms-pin");
        assertThat(ages.admits(pin, born, LocalDate.parse("2026-11-23"))).isTrue();
        assertThat(ages.admits(pin, born, LocalDate.parse("2026-11-22"))).isFalse();
        assertThat(ages.admits(PASSWORD, born, LocalDate.parse("2030-11-22"))).isFalse();
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings("pontis.", values::get);
    }
}
