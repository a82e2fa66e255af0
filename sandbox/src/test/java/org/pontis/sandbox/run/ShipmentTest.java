package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShipmentTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aBuild() throws IOException {
        write("server/keycloak-quarkus-dist-26.7.5.zip", "server");
        write("providers/broker-spi.jar", "spi");
        write("providers/themes.jar", "look");
    }

    @Test
    void theSameContentsHaveTheSameKey() {
        assertThat(Shipment.in(folder).key())
                .isEqualTo(Shipment.in(folder).key())
                .startsWith("26.7.5-");
    }

    @Test
    void aChangedJarIsAnotherShipment() throws IOException {
        String before = Shipment.in(folder).key();
        write("providers/themes.jar", "new look");
        assertThat(Shipment.in(folder).key()).isNotEqualTo(before);
    }

    @Test
    void oneJarMoreIsAnotherShipment() throws IOException {
        Shipment shipment = Shipment.in(folder);
        assertThat(shipment.with(write("toy.jar", "toy")).key()).isNotEqualTo(shipment.key());
    }

    @Test
    void twoServersAreNotGuessedBetween() throws IOException {
        write("server/keycloak-quarkus-dist-26.7.4.zip", "older");
        assertThatThrownBy(() -> Shipment.in(folder)).hasMessageContaining("2 Keycloak distributions");
    }

    @Test
    void nothingPackagedIsSaidPlainly() {
        assertThatThrownBy(() -> Shipment.in(folder.resolve("elsewhere"))).hasMessageContaining("build first");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
