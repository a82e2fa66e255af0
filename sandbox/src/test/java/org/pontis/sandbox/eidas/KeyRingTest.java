package org.pontis.sandbox.eidas;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.keys.Password;
import org.pontis.eidas.keys.Pkcs12;
import org.pontis.eidas.metadata.AnchorFile;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRingTest {

    @TempDir
    static Path folders;

    @ParameterizedTest
    @EnumSource
    void aNodeFindsNothingWrongWithItsKeys(Suite suite) throws Exception {
        NodeKeys keys = open(ring(suite));
        assertThat(keys.problems(Instant.now())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void itSignsWithOneFamilyOfAlgorithmsAndDecryptsWithTheOther(Suite suite) throws Exception {
        NodeKeys keys = open(ring(suite));
        assertThat(keys.signing().privateKey().getAlgorithm().startsWith("RSA")).isEqualTo(suite == Suite.RSA_EC);
        assertThat(keys.encryption().orElseThrow().privateKey().getAlgorithm().startsWith("RSA"))
                .isEqualTo(suite == Suite.EC_RSA);
    }

    @Test
    void othersGetTheCertificateThatSignsItsMetadata() throws Exception {
        KeyRing ring = ring(Suite.EC_RSA);
        assertThat(AnchorFile.read(ring.anchor(), new char[0]))
                .containsExactly(open(ring).metadata().certificate());
    }

    @Test
    void theKeysAreTheSameEverAfter() throws Exception {
        PrivateKey before = open(ring(Suite.EC_RSA)).signing().privateKey();
        PrivateKey after = open(ring(Suite.EC_RSA)).signing().privateKey();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void onlyTheOwnerReadsThem() throws Exception {
        ring(Suite.EC_RSA);
        try (Stream<Path> files = Files.list(folders.resolve(Suite.EC_RSA.name()))) {
            assertThat(files.toList()).hasSize(5).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    /** Made once: a key of RSA takes seconds. */
    private static KeyRing ring(Suite suite) {
        return new KeyRing(folders.resolve(suite.name()), suite, "ES").make();
    }

    private static NodeKeys open(KeyRing ring) throws Exception {
        Pkcs12 store = new Pkcs12(ring.store(), Password.of(Files.readString(ring.password())));
        return new NodeKeys(
                store.key("signing"),
                Optional.empty(),
                Optional.of(store.key("encryption")),
                Optional.empty(),
                store.key("metadata"));
    }
}
