package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BorderSettingsTest {

    @TempDir
    private Path folder;

    @Test
    void aThirdCountryMayBeAdded() throws IOException {
        assertThat(settings("peer.CA.service = http://localhost:18080/metadata\n"))
                .isEqualTo(Map.of("ES", Map.of("peer.CA.service", "http://localhost:18080/metadata"), "EE", Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"country", "name", "address", "connector.issuer", "listen-port", "tls.port"})
    void whatTheRealmKnowsANodeByIsNotChangedBesideIt(String key) {
        assertThatThrownBy(() -> settings(key + " = other\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PONTIS_EIDAS_ES_SETTINGS names sets " + key + ", which the sandbox decides");
    }

    private Map<String, Map<String, String>> settings(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("es.properties"), text);
        return BorderSettings.of(Map.of("PONTIS_EIDAS_ES_SETTINGS", file.toString()));
    }
}
