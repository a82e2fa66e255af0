package org.pontis.eidas.keys;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.TestKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class KeyStoreSourceTest {

    private static final Path BRAINPOOL = Vectors.path(Vectors.REPOSITORY + "keystores/encryption-test.p12");
    private static final Password PASSWORD = Password.of("local-demo");
    private static final Password WRONG = Password.of("wrong");

    @TempDir
    Path folder;

    @Test
    void aKeyIsFoundByItsName() throws KeyProblem {
        CertifiedKey key = new Pkcs12(BRAINPOOL, PASSWORD).key("test-ec");
        assertThat(KeyPurpose.ENCRYPTION.fits(
                        key.privateKey(), key.certificate().getPublicKey()))
                .isTrue();
    }

    @Test
    void allKeysAreFound() throws KeyProblem {
        assertThat(new Pkcs12(BRAINPOOL, PASSWORD).keys()).hasSize(3);
    }

    @Test
    void theIssuersComeAlong() throws Exception {
        TestKey key = TestKey.ec("secp256r1");
        TestKey issuer = TestKey.ec("secp384r1");
        X509Certificate root = issue("root", issuer, "root", issuer);
        X509Certificate node = issue("root", issuer, "node", key);
        Path file = store("node", key.secret(), node, root);
        CertifiedKey kept = new Pkcs12(file, PASSWORD).key("node");
        assertThat(kept.certificate()).isEqualTo(node);
        assertThat(kept.authorities()).containsExactly(root);
    }

    @Test
    void eachMistakeHasItsSentence() throws Exception {
        Path nowhere = folder.resolve("nowhere.p12");
        problem(new Pkcs12(nowhere, PASSWORD), "The key store " + nowhere + " cannot be read");
        Path text = Files.writeString(folder.resolve("text.p12"), "hello");
        problem(new Pkcs12(text, PASSWORD), "The file " + text + " is no PKCS#12 key store.");
        problem(new Pkcs12(BRAINPOOL, WRONG), "The password does not open the key store " + BRAINPOOL);
        problem(
                new Pkcs12(BRAINPOOL, PASSWORD),
                "There is no key 'node' in " + BRAINPOOL + "; there is test-ec, test-ec-nist, test-rsa.");
        Path certificate = store("node", null, TestKey.ec("secp256r1").certificate());
        problem(
                new Pkcs12(certificate, PASSWORD),
                "'node' in " + certificate + " is a certificate without its private key.");
    }

    @Test
    void aPasswordShowsItselfNowhere() {
        assertThat(new Pkcs12(BRAINPOOL, PASSWORD).toString()).doesNotContain("local-demo");
        assertThatExceptionOfType(KeyProblem.class)
                .isThrownBy(() -> new Pkcs12(BRAINPOOL, Password.of("swordfish")).keys())
                .satisfies(problem ->
                        assertThat(problem.toString() + problem.getCause()).doesNotContain("swordfish"));
    }

    @Test
    void pemFilesAreSortedIntoPairs() throws KeyProblem {
        PemKeys pem = new PemKeys(List.of(
                keys("connector-encryption-rsa4096.key.pem"),
                keys("connector-signing-ec-p256.crt.pem"),
                keys("connector-encryption-rsa4096.crt.pem"),
                keys("connector-signing-ec-p256.key.pem"),
                keys("proxy-signing-ec-p256.key.pem")));
        assertThat(pem.keys()).hasSize(2);
        assertThat(pem.key("connector-signing-ec-p256").certificate())
                .isEqualTo(Vectors.certificate("connector-signing-ec-p256"));
        problem(
                pem,
                "There is no key 'node' with a certificate in the PEM files; there is connector-encryption-rsa4096,");
    }

    @Test
    void whatIsNoPemHasItsSentence() throws IOException {
        Path nowhere = folder.resolve("nowhere.pem");
        problem(new PemKeys(List.of(nowhere)), "The PEM file " + nowhere + " cannot be read");
        Path damaged = Files.writeString(
                folder.resolve("x.pem"), "-----BEGIN" + " PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        problem(new PemKeys(List.of(damaged)), "The PEM file " + damaged);
        problem(
                new PemKeys(List.of()),
                "There is no key 'node' with a certificate in the PEM files; there is nothing.");
    }

    @Test
    void aDeviceThatIsNotThereHasItsSentence() throws IOException {
        Path nowhere = folder.resolve("nowhere.cfg");
        problem(new Pkcs11(nowhere, PASSWORD), "The PKCS#11 configuration " + nowhere + " cannot be read");
        Path noLibrary = Files.writeString(folder.resolve("a.cfg"), "name = a\nlibrary = " + folder + "/none.so\n");
        problem(new Pkcs11(noLibrary, PASSWORD), "The PKCS#11 configuration " + noLibrary + " does not work");
        Path nonsense = Files.writeString(folder.resolve("b.cfg"), "this is not a configuration");
        problem(new Pkcs11(nonsense, PASSWORD), "The PKCS#11 configuration " + nonsense + " does not work");
    }

    @Test
    @EnabledIf("org.pontis.eidas.keys.SoftDevice#isInstalled")
    void keysOfADeviceAreFoundAndStayThere() throws KeyProblem {
        Pkcs11 device = new Pkcs11(SoftDevice.configuration(), Password.of(SoftDevice.PIN));
        assertThat(device.keys())
                .hasSize(4)
                .allSatisfy(key -> assertThat(key.privateKey().getEncoded()).isNull());
        CertifiedKey signing = device.key("sign");
        assertThat(KeyPurpose.SIGNING.fits(
                        signing.privateKey(), signing.certificate().getPublicKey()))
                .isTrue();
        assertThat(KeyPurpose.SIGNING.fits(
                        signing.privateKey(), device.key("agree").certificate().getPublicKey()))
                .isFalse();
        for (String alias : List.of("agree", "decrypt")) {
            CertifiedKey key = device.key(alias);
            assertThat(KeyPurpose.ENCRYPTION.fits(
                            key.privateKey(), key.certificate().getPublicKey()))
                    .as(alias)
                    .isTrue();
        }
        problem(
                device,
                "There is no key 'node' in the device of " + SoftDevice.configuration()
                        + "; there is agree, decrypt, pss, sign.");
    }

    @Test
    @EnabledIf("org.pontis.eidas.keys.SoftDevice#isInstalled")
    void aWrongPinHasItsSentence() {
        assertThatExceptionOfType(KeyProblem.class)
                .isThrownBy(() -> new Pkcs11(SoftDevice.anotherSlot(), WRONG).keys())
                .withMessageContaining("The PIN does not open the device");
    }

    private static X509Certificate issue(String issuer, TestKey issuerKey, String subject, TestKey key)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(subject.length()),
                Date.from(Instant.EPOCH),
                Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                new X500Name("CN=" + subject),
                key.open());
        var signer = new JcaContentSignerBuilder("SHA384withECDSA").build(issuerKey.secret());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    private static void problem(KeyStoreSource source, String sentence) {
        assertThatExceptionOfType(KeyProblem.class)
                .isThrownBy(() -> source.key("node"))
                .withMessageStartingWith(sentence);
    }

    private static Path keys(String name) {
        return Vectors.path(Vectors.CAPTURED + "keys/" + name);
    }

    private Path store(String alias, PrivateKey key, Certificate... chain)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12", "BC");
        store.load(null, null);
        if (key == null) {
            store.setCertificateEntry(alias, chain[0]);
        } else {
            store.setKeyEntry(alias, key, null, chain);
        }
        Path file = Files.createTempFile(folder, "keys", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "local-demo".toCharArray());
        }
        return file;
    }
}
