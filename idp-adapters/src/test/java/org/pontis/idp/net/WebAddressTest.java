package org.pontis.idp.net;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login.example.es",
                "ftp://login.example.es",
                "https:login.example.es",
                "https://",
                "https://user@login.example.es",
                "https://login.example.es?a=b",
                "https://login.example.es#a",
                "https://login example.es"
            })
    void anythingElseIsNoAddress(String text) {
        assertThat(WebAddress.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://operator.example.es", "http://localhost:8090", "http://127.0.0.53", "http://[::1]:8090"
            })
    void nobodyListensByTlsOrOnThisMachine(String text) {
        assertThat(WebAddress.read(text))
                .hasValueSatisfying(address -> assertThat(address.isPrivate()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://operator.example.es", "http://localhost.example.es", "http://127.0.0.1.example.es"})
    void somebodyMayListenOnANetwork(String text) {
        assertThat(WebAddress.read(text))
                .hasValueSatisfying(address -> assertThat(address.isPrivate()).isFalse());
    }

    @Test
    void anOriginHasNoPath() {
        assertThat(WebAddress.read("https://card.example.es:8443").orElseThrow().isOrigin())
                .isTrue();
        assertThat(WebAddress.read("https://card.example.es/").orElseThrow().isOrigin())
                .isFalse();
    }
}
