package org.pontis.idp.keycloak.edge;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnreadableLanguageTest {

    @ParameterizedTest
    @ValueSource(strings = {"es", "*", "ca-ES-valencia, es;q=0.9, en ; q=0.85,*;q=0", "zh-Hant-TW;q=1.000"})
    void aWishIsReadable(String wish) {
        assertThat(UnreadableLanguage.isReadable(wish)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "es;q=x", "es;q=2", "es;q=", "es,,en", "es\u001b", "español", "es_ES", "x y"})
    void anythingElseIsNot(String wish) {
        assertThat(UnreadableLanguage.isReadable(wish)).isFalse();
    }
}
