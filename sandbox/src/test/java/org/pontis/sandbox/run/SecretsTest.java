package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretsTest {

    @TempDir
    Path state;

    @Test
    void secretsAreMadeOnceAndKept() {
        assertThat(Secrets.of(state)).isEqualTo(Secrets.of(state));
    }

    @Test
    void everySandboxHasItsOwn() {
        assertThat(Secrets.of(state.resolve("one"))).isNotEqualTo(Secrets.of(state.resolve("two")));
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        Secrets.of(state);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("secrets.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theyFitTheirUse() {
        Secrets secrets = Secrets.of(state);
        assertThat(Base64.getDecoder().decode(secrets.codesKey())).hasSize(32);
        assertThat(secrets.smppPassword())
                .as("SMPP 3.4, 5.2.2: at most eight characters")
                .hasSize(8);
    }

    @Test
    void theyAreNotPrinted() {
        Secrets secrets = Secrets.of(state);
        assertThat(secrets.toString()).doesNotContain(secrets.adminPassword(), secrets.codesKey());
    }

    @Test
    void aFileWithAMissingSecretIsRefusedNotRepaired() throws IOException {
        Files.writeString(state.resolve("secrets.properties"), "admin-password=x\n");
        assertThatThrownBy(() -> Secrets.of(state)).hasMessageContaining("codes-key");
    }
}
