package org.pontis.idp.logout;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RetryRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void thePauseDoublesUpToTheLongest() {
        RetryRules rules = rules(Map.of());
        assertThat(pause(rules, 1, 0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(pause(rules, 2, 0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(pause(rules, 7, 0)).isEqualTo(Duration.ofSeconds(640));
        assertThat(pause(rules, 8, 0)).isEqualTo(Duration.ofMinutes(15));
        assertThat(pause(rules, 1_000_000, 0)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void chanceShortensItByAFifthAtMost() {
        assertThat(pause(rules(Map.of()), 1, 1)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void aDayIsTheEnd() {
        assertThat(rules(Map.of()).ends(NOW)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void whatCannotBeIsRefusedWithItsName() {
        assertThatThrownBy(() -> rules(Map.of("logout-retry-for", "P1Y"))).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> rules(Map.of("logout-retry-first", "PT1H")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("x-logout-retry-first");
    }

    private static Duration pause(RetryRules rules, int tries, double chance) {
        return Duration.between(NOW, rules.next(tries, NOW, chance));
    }

    private static RetryRules rules(Map<String, String> said) {
        return RetryRules.read(new Settings("x-", said::get));
    }
}
