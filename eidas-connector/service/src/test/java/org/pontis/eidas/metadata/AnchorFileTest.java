package org.pontis.eidas.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.Vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnchorFileTest {

    private static final char[] NO_PASSWORD = {};

    private final X509Certificate one = Issue.named("CN=one").done().certificate();
    private final X509Certificate two = Issue.named("CN=two").done().certificate();

    @TempDir
    Path folder;

    @Test
    void aPemFileMayHoldSeveral() throws Exception {
        Path file = folder.resolve("anchors.pem");
        Files.writeString(file, pem(one) + "\n" + pem(two));

        assertThat(AnchorFile.read(file, NO_PASSWORD)).containsExactly(one, two);
    }

    @Test
    void aDerFileHoldsOne() throws Exception {
        Path file = folder.resolve("anchor.cer");
        Files.write(file, one.getEncoded());

        assertThat(AnchorFile.read(file, NO_PASSWORD)).containsExactly(one);
    }

    @Test
    void theTrustStoreThatKeytoolMakesIsRead() throws Exception {
        Path file = folder.resolve("trust.p12");
        keytool(file, "one", one);
        keytool(file, "two", two);

        assertThat(AnchorFile.read(file, "secret".toCharArray())).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void theTrustStoreThatNoJavaToolHasMarkedIsRead() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12", Crypto.PROVIDER);
        store.load(null, null);
        store.setCertificateEntry("one", one);
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret".toCharArray());
        }

        assertThat(AnchorFile.read(file, "secret".toCharArray())).containsExactly(one);
    }

    @Test
    void theKeyStoreOfTheCommissionIsRead() {
        assertThat(AnchorFile.read(
                        Vectors.path(Vectors.REPOSITORY + "keystores/keyStoreMetadata.p12"),
                        "local-demo".toCharArray()))
                .hasSize(2);
    }

    @Test
    void aWrongPasswordIsAConfigurationErrorThatNamesTheFileAndNotThePassword() {
        assertThatThrownBy(() -> AnchorFile.read(
                        Vectors.path(Vectors.REPOSITORY + "keystores/keyStoreMetadata.p12"), "guess".toCharArray()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("keyStoreMetadata.p12")
                .hasMessageNotContaining("guess");
    }

    @Test
    void aFileWithoutCertificateIsAConfigurationError() throws IOException {
        Path file = folder.resolve("empty.pem");
        Files.writeString(file, "");

        assertThatThrownBy(() -> AnchorFile.read(file, NO_PASSWORD)).isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> AnchorFile.read(folder.resolve("missing.pem"), NO_PASSWORD))
                .isInstanceOf(InvalidSetting.class);
    }

    private void keytool(Path store, String alias, X509Certificate certificate) throws Exception {
        Path file = folder.resolve(alias + ".cer");
        Files.write(file, certificate.getEncoded());
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        alias,
                        "-file",
                        file.toString(),
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
    }

    private static String pem(X509Certificate certificate) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----";
    }
}
