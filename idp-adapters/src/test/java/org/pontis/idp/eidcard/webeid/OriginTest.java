package org.pontis.idp.eidcard.webeid;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OriginTest {

    /** RFC 6454, section 6.2: what browsers put into an origin is what is hashed. */
    @ParameterizedTest
    @CsvSource({
        "https://clave.example, https://clave.example",
        "https://CLAVE.Example, https://clave.example",
        "https://clave.example:443, https://clave.example",
        "https://clave.example:8443, https://clave.example:8443",
        "https://identificación.example, https://xn--identificacin-mlb.example",
        "https://xn--identificacin-mlb.example, https://xn--identificacin-mlb.example",
        "http://localhost:8080, http://localhost:8080",
        "http://localhost:80, http://localhost",
        "https://192.0.2.1:8443, https://192.0.2.1:8443"
    })
    void anOriginIsWrittenAsBrowsersDo(String set, String ascii) {
        assertThat(Origin.of(set)).contains(new Origin(ascii));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "https://",
                "https://clave.example/",
                "https://clave.example/realms",
                "https://clave.example?x",
                "https://clave.example#x",
                "https://user@clave.example",
                "http://clave.example",
                "ftp://clave.example",
                "null",
                "https://clave.example:123456"
            })
    void whatIsNoSecureOriginIsRefused(String set) {
        assertThat(Origin.of(set)).isEmpty();
    }

    @Test
    void aSettingThatCannotBeIsSaid() {
        assertThat(Origin.read(new Settings("eid-card-", key -> null))).isEmpty();
        assertThatThrownBy(() ->
                        Origin.read(new Settings("eid-card-", Map.of("webeid-origin", "http://clave.example")::get)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("eid-card-webeid-origin must be the origin of an https address,"
                        + " or of an http address on this machine.");
    }
}
