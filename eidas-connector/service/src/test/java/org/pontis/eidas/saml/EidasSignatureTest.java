package org.pontis.eidas.saml;

import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;

import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.common.SignableSAMLObject;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.Rejected.Reason;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class EidasSignatureTest {

    private static final PinnedKeys REFERENCE_NODE = new PinnedKeys(
            SignaturePolicy.EIDAS,
            Stream.of(
                            "proxy-signing-ec-p256",
                            "proxy-signing-rsa4096",
                            "connector-signing-ec-p256",
                            "connector-signing-rsa4096")
                    .map(name -> Vectors.certificate(name).getPublicKey())
                    .toList());

    static Stream<String> captured() {
        return Stream.of("AuthnRequest.xml", "Response.xml")
                .flatMap(name -> Vectors.named(name, Vectors.CAPTURED).stream());
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatTheReferenceNodeSignedIsVerified(String message) {
        assertThatNoException()
                .isThrownBy(() -> UnverifiedMessage.read(Vectors.bytes(message), SignableSAMLObject.class)
                        .verify(REFERENCE_NODE));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void andNothingOfItMayChange(String message) {
        String changed =
                new String(Vectors.bytes(message), UTF_8).replaceFirst("IssueInstant=\"2026", "IssueInstant=\"2027");
        assertRejected(Reason.INVALID_SIGNATURE, () -> UnverifiedMessage.read(
                        changed.getBytes(UTF_8), SignableSAMLObject.class)
                .verify(REFERENCE_NODE));
    }

    @ParameterizedTest
    @CsvSource({
        "secp256r1, ecdsa-sha256",
        "secp384r1, ecdsa-sha384",
        "secp521r1, ecdsa-sha512",
        "brainpoolP256r1, ecdsa-sha256",
        "brainpoolP384r1, ecdsa-sha384",
        "brainpoolP512r1, ecdsa-sha512",
    })
    void aCurveIsSignedOnWithAHashOfItsLength(String curve, String algorithm) {
        TestKey key = TestKey.ec(curve);
        SigningKey signing = SigningKey.eidas(key.secret(), key.certificate());
        assertThat(signing.algorithm()).endsWith("#" + algorithm);
        assertThatNoException().isThrownBy(() -> verify(signing, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha256-rsa-MGF1", "sha384-rsa-MGF1", "sha512-rsa-MGF1"})
    void rsaIsPss(String algorithm) {
        TestKey key = TestKey.rsa(3_072);
        assertThat(SigningKey.eidas(key.secret(), key.certificate()).algorithm())
                .endsWith("#sha256-rsa-MGF1");
        assertThatNoException()
                .isThrownBy(() -> verify(key.with("http://www.w3.org/2007/05/xmldsig-more#" + algorithm), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-sha256", "ecdsa-sha384", "ecdsa-sha512"})
    void anyHashOfTheListGoesWithACurve(String algorithm) {
        TestKey key = TestKey.ec("brainpoolP256r1");
        assertThatNoException()
                .isThrownBy(() -> verify(key.with("http://www.w3.org/2001/04/xmldsig-more#" + algorithm), key));
    }

    @Test
    void aWeakKeyOfOursSignsNothing() {
        for (TestKey weak : List.of(TestKey.rsa(2_048), TestKey.ec("secp224r1"), TestKey.ec("secp256k1"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.eidas(weak.secret(), weak.certificate()));
        }
    }

    @Test
    void aCurveThatIsSpelledOutIsNoNamedOne() throws Exception {
        TestKey key = TestKey.ec("secp256r1");
        assertThat(SignaturePolicy.EIDAS.allows(key.open())).isTrue();
        assertThat(SignaturePolicy.EIDAS.allows(spelledOut(key.open()))).isFalse();
    }

    /** {@code PrefixList} names what exclusive canonicalisation must keep, such as the {@code xs} of an {@code xsi:type}. */
    @Test
    void inclusiveNamespacesAreUnderstood() throws Rejected {
        TestKey key = TestKey.ec("secp256r1");
        String value = "<saml:AttributeStatement><saml:Attribute Name=\"n\"><saml:AttributeValue"
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:type=\"xs:string\">v</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>";
        String unsigned = Forge.text(Forge.response()).replace("</saml:Assertion>", value);
        String signed = SigningKey.eidas(key.secret(), key.certificate())
                .sign(UnverifiedMessage.read(unsigned.getBytes(UTF_8), Response.class)
                        .trustedByItsSource());
        assertThat(signed).contains("PrefixList=\"xs\"");
        assertThatNoException().isThrownBy(() -> UnverifiedMessage.read(signed.getBytes(UTF_8), Response.class)
                .verify(key.pinned(SignaturePolicy.EIDAS)));
    }

    private static void verify(SigningKey signing, TestKey key) throws Rejected {
        Response response = UnverifiedMessage.read(Forge.bytes(Forge.response()), Response.class)
                .trustedByItsSource();
        UnverifiedMessage.read(signing.sign(response).getBytes(UTF_8), Response.class)
                .verify(key.pinned(SignaturePolicy.EIDAS));
    }

    private static PublicKey spelledOut(PublicKey named) throws Exception {
        X9ECParameters curve = SECNamedCurves.getByName("secp256r1");
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(named.getEncoded());
        return KeyFactory.getInstance("EC", "BC")
                .generatePublic(new X509EncodedKeySpec(new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve.toASN1Primitive()),
                                info.getPublicKeyData().getOctets())
                        .getEncoded()));
    }
}
