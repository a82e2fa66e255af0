package org.pontis.idp.keycloak;

import java.util.Base64;
import java.util.Map;

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

    private static HmacCodes codes(Map<String, String> settings) {
        return HmacCodes.from(new Settings("", settings::get));
    }
}
