package org.pontis.idp.spending;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpendingRulesTest {

    private static SpendingRules read(Map<String, String> settings) {
        return SpendingRules.read(new Settings("pontis.", settings::get));
    }

    @Test
    void byDefaultADayHasAMillionSegmentsAndFourFifthsOfThemAreAWarning() {
        SpendingRules rules = read(Map.of());
        assertThat(rules.budget().max()).isEqualTo(10_000_000_000L);
        assertThat(rules.warningAt()).isEqualTo(8_000_000_000L);
        assertThat(rules.ranges()).extracting(NumberRange::prefix).containsExactlyInAnyOrder("+346", "+347");
    }

    @Test
    void aRealmSaysItOtherwiseThanTheServer() {
        Settings realm = new Settings("pontis.", Map.of("sms-budget-per-day", "12.5")::get);
        Settings server = new Settings("", Map.of("sms-budget-per-day", "9", "sms-ranges", "+44:1:2:3")::get);
        SpendingRules rules = SpendingRules.read(realm.or(server));
        assertThat(rules.budget().max()).isEqualTo(125_000);
        assertThat(rules.ranges()).extracting(NumberRange::prefix).containsExactly("+44");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sms-ranges;+346",
                "sms-ranges;346:1:2:3",
                "sms-ranges;+346:0:2:3",
                "sms-ranges;+346:1:2:-3",
                "sms-ranges;+346:1:2:0.00001",
                "sms-ranges;+346:1:2:..",
                "sms-ranges;+346:1:2:3,",
                "sms-ranges;+346:1:2:3,+346:4:5:6",
                "sms-budget-per-day;0",
                "sms-budget-per-day;-1",
                "sms-budget-per-day;much",
                "sms-budget-per-day;0.00001",
                "sms-budget-per-day;1000000000000",
                "sms-budget-warning-percent;0",
                "sms-budget-warning-percent;101",
                "sms-breaker-percent;91",
                "sms-breaker-from;9"
            })
    void whatCannotBeIsRefusedWithTheNameOfTheKey(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("pontis." + key + " ")
                .hasMessageEndingWith(".");
    }
}
