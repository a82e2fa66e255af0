package org.pontis.eidas.keys;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.saml.TestKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class NodeKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");

    private static final KeyPair EC = TestKey.ec("secp256r1").pair();
    private static final KeyPair OTHER_EC = TestKey.ec("brainpoolP256r1").pair();
    private static final KeyPair RSA = TestKey.rsa(3_072).pair();
    private static final KeyPair OTHER_RSA = TestKey.rsa(3_072).pair();

    private static final CertifiedKey SIGNING = key(EC, BEGIN, END, KeyUsage.digitalSignature);
    private static final CertifiedKey METADATA = key(OTHER_EC, BEGIN, END, KeyUsage.digitalSignature);
    private static final CertifiedKey ENCRYPTION = key(RSA, BEGIN, END, KeyUsage.keyEncipherment);

    @Test
    void goodKeysAreGood() {
        NodeKeys keys = new NodeKeys(
                SIGNING,
                Optional.of(key(OTHER_RSA, NOW.plusSeconds(60), END, KeyUsage.digitalSignature)),
                Optional.of(ENCRYPTION),
                Optional.of(key(TestKey.ec("secp384r1").pair(), BEGIN, NOW.minusSeconds(60), KeyUsage.keyAgreement)),
                METADATA);
        assertThat(keys.problems(NOW)).isEmpty();
        assertThatNoException().isThrownBy(() -> keys.checked(NOW));
        assertThat(keys.publishedForSigning()).hasSize(2);
        assertThat(keys.decrypting()).hasSize(2);
    }

    @Test
    void aProxyServiceDecryptsNothing() {
        NodeKeys keys = new NodeKeys(SIGNING, Optional.empty(), Optional.empty(), Optional.empty(), METADATA);
        assertThat(keys.problems(NOW)).isEmpty();
        assertThat(keys.decrypting()).isEmpty();
    }

    @Test
    void anEndedCertificateIsSaid() {
        assertOnly(
                signing(key(EC, BEGIN, NOW, KeyUsage.digitalSignature)),
                "The certificate of the signing key ended on 2026-11-22T10:00:00Z; renew it and publish the new one.");
    }

    @Test
    void oneThatHasNotBegunIsSaid() {
        assertOnly(
                signing(key(EC, NOW.plusSeconds(1), END, KeyUsage.digitalSignature)),
                "The certificate of the signing key begins on 2026-11-22T10:00:01Z; until then use the one before.");
    }

    @Test
    void aWeakKeyIsSaid() {
        assertOnly(
                signing(key(TestKey.rsa(2_048).pair(), BEGIN, END, KeyUsage.digitalSignature)),
                "The signing key is too weak: RSA of 2048 bits, and 3072 are the least.");
        assertOnly(
                signing(key(TestKey.ec("secp256k1").pair(), BEGIN, END, KeyUsage.digitalSignature)),
                "The signing key is of a kind that is not allowed: RSA, or one of the curves P-256, P-384, P-521,"
                        + " brainpoolP256r1, brainpoolP384r1 and brainpoolP512r1 by its name.");
    }

    @Test
    void anotherKeysCertificateIsSaid() {
        CertifiedKey mixed = new CertifiedKey(TestKey.ec("secp256r1").secret(), SIGNING.certificate());
        assertOnly(signing(mixed), "The certificate of the signing key does not belong to its private key.");
        CertifiedKey decrypting = new CertifiedKey(OTHER_RSA.getPrivate(), ENCRYPTION.certificate());
        assertOnly(encryption(decrypting), "The certificate of the encryption key does not belong to its private key.");
        KeyPair longer = TestKey.rsa(4_096).pair();
        CertifiedKey tooLong = new CertifiedKey(
                OTHER_RSA.getPrivate(),
                key(longer, BEGIN, END, KeyUsage.keyEncipherment).certificate());
        assertOnly(encryption(tooLong), "The certificate of the encryption key does not belong to its private key.");
    }

    @Test
    void aUseThatTheCertificateForbidsIsSaid() {
        assertOnly(
                encryption(key(RSA, BEGIN, END, KeyUsage.digitalSignature)),
                "The certificate of the encryption key does not allow this use: keyEncipherment is missing in its key usage.");
        assertOnly(
                encryption(key(TestKey.ec("secp256r1").pair(), BEGIN, END, KeyUsage.keyEncipherment)),
                "The certificate of the encryption key does not allow this use: keyAgreement is missing in its key usage.");
        assertOnly(
                signing(key(EC, BEGIN, END, KeyUsage.keyAgreement)),
                "The certificate of the signing key does not allow this use: digitalSignature is missing in its key usage.");
    }

    @Test
    void aCertificateThatForbidsNothingIsGood() {
        assertThat(signing(key(EC, BEGIN, END, 0)).problems(NOW)).isEmpty();
    }

    @Test
    void oneKeyForTwoPurposesIsSaid() {
        assertOnly(
                encryption(key(EC, BEGIN, END, KeyUsage.keyAgreement)),
                "The encryption key is also the signing key; the standard wants one for each.");
        assertOnly(
                encryption(key(OTHER_EC, BEGIN, END, KeyUsage.keyAgreement)),
                "The encryption key is also the metadata signing key; the standard wants one for each.");
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        NodeKeys keys = new NodeKeys(
                key(EC, BEGIN, NOW, KeyUsage.digitalSignature),
                Optional.of(key(TestKey.rsa(2_048).pair(), BEGIN, END, KeyUsage.digitalSignature)),
                Optional.of(ENCRYPTION),
                Optional.empty(),
                METADATA);
        assertThat(keys.problems(NOW)).hasSize(2);
        assertThatExceptionOfType(KeyProblem.class)
                .isThrownBy(() -> keys.checked(NOW))
                .withMessageContaining("of the signing key ended")
                .withMessageContaining("The next signing key is too weak");
    }

    private static NodeKeys signing(CertifiedKey key) {
        return new NodeKeys(key, Optional.empty(), Optional.of(ENCRYPTION), Optional.empty(), METADATA);
    }

    private static NodeKeys encryption(CertifiedKey key) {
        return new NodeKeys(SIGNING, Optional.empty(), Optional.of(key), Optional.empty(), METADATA);
    }

    private static void assertOnly(NodeKeys keys, String sentence) {
        assertThat(keys.problems(NOW)).isEqualTo(List.of(sentence));
    }

    private static CertifiedKey key(KeyPair pair, Instant begin, Instant end, int usage) {
        try {
            X500Name name = new X500Name("CN=node");
            var builder = new JcaX509v3CertificateBuilder(
                    name, BigInteger.ONE, Date.from(begin), Date.from(end), name, pair.getPublic());
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            String algorithm = pair.getPublic().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
            return new CertifiedKey(
                    pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
