package org.pontis.idp.code;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodeRulesTest {

    private static CodeRules read(Map<String, String> settings) {
        return CodeRules.read(new MethodId("sms-pin"), new Settings("sms-pin-", settings::get));
    }

    @Test
    void byDefaultACodeHasEightDigitsFiveTriesAndTenMinutes() {
        CodeRules rules = read(Map.of());
        assertThat(rules.length()).isEqualTo(8);
        assertThat(rules.tries()).isEqualTo(5);
        assertThat(rules.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.resendAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aDayOfGuessingFindsACodeLessOftenThanOnceInAHundredThousand() {
        CodeRules rules = read(Map.of());
        assertThat(rules.wrong().max() / Math.pow(10, rules.length())).isLessThan(1e-5);
    }

    @Test
    void noSettingsLetADayOfGuessingFindACodeMoreOftenThanOnceInTenThousand() {
        CodeRules weakest = read(Map.of(
                "code-length", "6",
                "code-tries", "10",
                "wrong-codes-per-day", "100",
                "sms-per-citizen-hour", "100",
                "sms-per-citizen-day", "100"));
        // wrong guesses are counted over all sessions, addresses and codes; a guess hits with 1 in 10^length
        assertThat(weakest.wrong().window()).isEqualTo(Duration.ofDays(1));
        assertThat(weakest.wrong().max() / Math.pow(10, weakest.length())).isLessThanOrEqualTo(1e-4);
    }

    @Test
    void norDoesTheShortPinOfTheHistoricProfile() {
        CodeRules historic = read(Map.of()).shorter(3, 3);
        assertThat(historic.wrong().max() / Math.pow(32, historic.length())).isLessThanOrEqualTo(1e-4);
    }

    @ParameterizedTest
    @CsvSource({
        "code-length,5",
        "code-lifetime,PT11M",
        "code-lifetime,PT0S",
        "code-tries,0",
        "code-tries,11",
        "resend-after,PT0S",
        "wrong-codes-per-day,101",
        "sms-per-address-hour,0",
        "sms-per-citizen-hour,-1",
        "sms-per-citizen-day,many",
        "sms-per-number-hour,0",
        "sms-per-number-day,1000"
    })
    void aSettingOutOfItsRangeStopsTheStart(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("sms-pin-" + key + " must be");
    }
}
