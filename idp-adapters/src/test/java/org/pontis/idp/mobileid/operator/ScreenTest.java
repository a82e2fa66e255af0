package org.pontis.idp.mobileid.operator;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenTest {

    private static final Screen MID_REST = new Screen(100, 50, 5);
    private static final Screen MSS = new Screen(239, 119, 239);

    @Test
    void theTextNamesPortalAndAction() {
        assertThat(MID_REST.words("hash", wording("Agencia Tributaria (demo)", "es")))
                .isEqualTo("Entrar en Agencia Tributaria (demo)");
        assertThat(MSS.words("text", wording("Agencia Tributaria", "en"), "Pontis", "0104", "ABC"))
                .isEqualTo("Pontis: log in to Agencia Tributaria. Check that you see 0104. Ref. ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "ca", "gl", "eu", "en", "et"})
    void everyLanguagesWordsFitTheAlphabetOfPhones(String language) {
        assertThat(Screen.isGsm(MID_REST.words("hash", wording("Hacienda", language))))
                .isTrue();
        assertThat(Screen.isGsm(MSS.words("text", wording("Hacienda", language), "Pontis", "0104", "ABC")))
                .isTrue();
    }

    /** The alphabet of phones has ä, ö and ü and lacks õ: one such letter in a name halves the room. */
    @Test
    void anEstonianNameHasRoomForAHundredLettersOrForFifty() {
        String inland = MID_REST.words("hash", wording("Majandus- ja Kommunikatsiooniministeerium", "et"));
        String outland = MID_REST.words("hash", wording("Põllumajanduse Registrite ja Informatsiooni Amet", "et"));

        assertThat(inland)
                .isEqualTo("Sisenemine: Majandus- ja Kommunikatsiooniministeeriu")
                .hasSize(52);
        assertThat(Screen.isGsm(inland)).isTrue();
        assertThat(Screen.isGsm(MID_REST.words("hash", wording("Päästeamet, Öö- ja Üürikomisjon", "et"))))
                .isTrue();
        assertThat(outland)
                .isEqualTo("Sisenemine: Põllumajanduse Registrite ja Informats")
                .hasSize(50);
        assertThat(Screen.isGsm(outland)).isFalse();
    }

    @Test
    void aNameInAnotherAlphabetIsShortenedUntilItFits() {
        String text = MID_REST.words("hash", wording("\u0418".repeat(200), "eu"));

        assertThat(text).hasSizeLessThanOrEqualTo(50).startsWith("Sartu hemen: \u0418");
        assertThat(Screen.isGsm(text)).isFalse();
    }

    @Test
    void aPortalWithoutANameIsStillAPortal() {
        assertThat(MID_REST.words("hash", wording("\u0000\n", "es"))).isEqualTo("Entrar en el portal");
    }

    private static Wording wording(String portal, String language) {
        return new Wording(portal, Locale.forLanguageTag(language), Challenge.fresh());
    }
}
