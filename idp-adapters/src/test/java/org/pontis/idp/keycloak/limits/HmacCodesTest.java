package org.pontis.idp.keycloak.limits;

import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HmacCodesTest {

    private static final String OLD = Base64.getEncoder().encodeToString("the key of last year, 32 bytes..".getBytes());
    private static final String NEW = Base64.getEncoder().encodeToString("the key of this year, 32 bytes..".getBytes());

    @Test
    void whatTheOldKeySealedIsKnownUnderTheNewOneWhileBothCount() {
        HmacCodes before = codes(Map.of("codes-key", OLD));
        HmacCodes after = codes(Map.of("codes-key", NEW, "codes-keys-accepted", OLD));

        assertThat(after.seals("code", "12345678")).contains(before.seal("code", "12345678"));
        assertThat(after.seal("code", "12345678")).isNotEqualTo(before.seal("code", "12345678"));
    }

    @Test
    void aNodeThatIsNotYetToldToUseTheNewKeyKnowsItAlready() {
        HmacCodes old = codes(Map.of("codes-key", OLD, "codes-keys-accepted", NEW));
        HmacCodes changed = codes(Map.of("codes-key", NEW, "codes-keys-accepted", OLD));

        assertThat(old.seals("code", "12345678")).contains(changed.seal("code", "12345678"));
    }

    @Test
    void whenTheOldKeyIsGoneItsSealsAreWorthNothing() {
        HmacCodes before = codes(Map.of("codes-key", OLD));

        assertThat(codes(Map.of("codes-key", NEW)).seals("code", "12345678"))
                .doesNotContain(before.seal("code", "12345678"));
    }

    @Test
    void partsAreNotJustStrungTogether() {
        HmacCodes codes = codes(Map.of("codes-key", NEW));

        assertThat(codes.seal("ab", "c")).isNotEqualTo(codes.seal("a", "bc"));
    }

    @Test
    void aBadKeyIsNamedButNotShown() {
        assertThatThrownBy(() -> codes(Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("codes-key must be set");
        assertThatThrownBy(() -> codes(Map.of("codes-key", "c2hvcnQ="))).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> codes(Map.of("codes-key", NEW, "codes-keys-accepted", OLD + ",c2hvcnQ=")))
                .hasMessageContaining("codes-keys-accepted")
                .hasMessageNotContainingAny("c2hvcnQ", OLD);
    }

    /**
     * Pearson's test at each place, over the digits, and over pairs of neighbours. The bounds are the values of chi-squared that
     * a fair generator exceeds less often than once in 10^9 runs; one that never draws a 9, or takes bytes modulo ten, is beyond.
     */
    @Test
    void everyDigitAtEveryPlaceIsAsLikelyAsAnyOther() {
        HmacCodes codes = codes(Map.of("codes-key", NEW));
        int length = 8;
        int sample = 200_000;
        long[][] digits = new long[length][10];
        long[] pairs = new long[100];
        for (int i = 0; i < sample; i++) {
            String code = codes.digits(length);
            assertThat(code).hasSize(length);
            for (int place = 0; place < length; place++) {
                digits[place][code.charAt(place) - '0']++;
            }
            pairs[(code.charAt(0) - '0') * 10 + code.charAt(1) - '0']++;
        }
        for (long[] counted : digits) {
            assertThat(chiSquared(counted)).isLessThan(65.0);
        }
        assertThat(chiSquared(pairs)).isLessThan(210.0);
    }

    @Test
    void everyCharacterOfAnAccessCodeIsAsLikelyAsAnyOther() {
        HmacCodes codes = codes(Map.of("codes-key", NEW));
        long[] characters = new long[32];
        String sample = codes.base32(320_000);
        sample.chars().forEach(c -> characters["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)]++);
        assertThat(chiSquared(characters)).isLessThan(107.0);
    }

    @Test
    void codesMadeOneAfterTheOtherDoNotRepeat() {
        HmacCodes codes = codes(Map.of("codes-key", NEW));
        // 100 of 10^12: two alike once in 2 * 10^8 runs
        assertThat(IntStream.range(0, 100).mapToObj(i -> codes.digits(12)).distinct())
                .hasSize(100);
    }

    private static double chiSquared(long[] counted) {
        double expected = LongStream.of(counted).sum() / (double) counted.length;
        return LongStream.of(counted)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }

    private static HmacCodes codes(Map<String, String> settings) {
        return HmacCodes.from(new Settings("", settings::get));
    }
}
