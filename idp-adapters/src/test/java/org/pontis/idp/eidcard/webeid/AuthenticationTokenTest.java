package org.pontis.idp.eidcard.webeid;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.TestAuthority;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Rows K6 to K11 of the catalogue, as far as a token can tell them. */
class AuthenticationTokenTest {

    private static final TestAuthority ISSUER = TestAuthority.root("Test root");
    private static final KeyPair P256 = Keys.p256();
    private static final KeyPair P384 = Keys.ec("secp384r1");
    private static final KeyPair P521 = Keys.ec("secp521r1");
    private static final KeyPair RSA = Keys.rsa(2048);
    private static final String ORIGIN = "https://clave.example";
    private static final Nonce NONCE = Nonce.fresh();

    private static KeyPair keys(String kind) {
        return switch (kind) {
            case "P-256" -> P256;
            case "P-384" -> P384;
            case "P-521" -> P521;
            default -> RSA;
        };
    }

    private static SoftCard card(String kind) {
        return new SoftCard(ISSUER.login().key(keys(kind).getPublic()).der(), keys(kind));
    }

    private static boolean good(String json) {
        return AuthenticationToken.read(json)
                .filter(token -> token.isSigned(new Origin(ORIGIN), NONCE))
                .isPresent();
    }

    private static String token() {
        return card("P-256").token("ES256", ORIGIN, NONCE.base64());
    }

    @ParameterizedTest
    @CsvSource({
        "P-256, ES256",
        "P-384, ES384",
        "P-521, ES512",
        "RSA, RS256",
        "RSA, RS384",
        "RSA, RS512",
        "RSA, PS256",
        "RSA, PS384",
        "RSA, PS512"
    })
    void everyAlgorithmIsTakenFromItsOwnKindOfKey(String kind, String algorithm) {
        assertThat(good(card(kind).token(algorithm, ORIGIN, NONCE.base64()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"P-384, ES256", "P-256, ES384", "P-521, ES256", "P-521, ES384", "P-256, ES512"})
    void aSignatureThatIsGoodByItselfIsNotWhenTheCurveIsAnother(String kind, String algorithm) {
        assertThat(good(card(kind).token(algorithm, ORIGIN, NONCE.base64()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, RS256, PS256", "RSA, PS256, RS256", "RSA, RS256, RS512", "RSA, RS256, ES256", "P-256, ES256, RS256",
        "P-256, ES256, PS256", "P-256, ES256, none", "P-256, ES256, HS256", "P-256, ES256, es256", "P-256, ES256, ''"
    })
    void anAlgorithmThatIsNotTheOneThatSignedIsRefused(String kind, String signed, String said) {
        byte[] signature = card(kind).sign(signed, ORIGIN, NONCE.base64());

        assertThat(good(SoftCard.json(said, card(kind).certificate(), signature)))
                .isFalse();
    }

    @Test
    void aSignatureInDerIsNoRawOne() throws GeneralSecurityException {
        Signature der = Signature.getInstance("SHA256withECDSA");
        der.initSign(P256.getPrivate());
        der.update(Algorithm.ES256.hash(ORIGIN.getBytes(UTF_8)));
        der.update(Algorithm.ES256.hash(NONCE.base64().getBytes(UTF_8)));

        assertThat(good(SoftCard.json("ES256", card("P-256").certificate(), der.sign())))
                .isFalse();
    }

    @Test
    void zeroesAreNoSignature() {
        assertThat(good(SoftCard.json("ES256", card("P-256").certificate(), new byte[64])))
                .isFalse();
        assertThat(good(SoftCard.json("RS256", card("RSA").certificate(), new byte[256])))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://clave.example",
                "https://clave.example:8443",
                "https://clave.example/",
                "https://login.clave.example",
                "https://clave.example.evil.example",
                "https://CLAVE.example",
                "https://evil.example"
            })
    void whatWasSignedForAnotherOriginIsRefused(String other) {
        assertThat(good(card("P-256").token("ES256", other, NONCE.base64()))).isFalse();
    }

    @Test
    void whatWasSignedForAnotherNonceIsRefused() {
        assertThat(good(card("P-256").token("ES256", ORIGIN, Nonce.fresh().base64())))
                .isFalse();
        assertThat(good(card("P-256").token("ES256", ORIGIN, ""))).isFalse();
    }

    /** The text of the nonce is signed. A signature of its octets is somebody else's protocol. */
    @Test
    void theNonceIsSignedAsItStandsInThePage() {
        String octets = new String(Base64.getDecoder().decode(NONCE.base64()), ISO_8859_1);

        assertThat(good(card("P-256").token("ES256", ORIGIN, octets))).isFalse();
    }

    @Test
    void anotherCertificateWithTheSameSignatureIsRefused() {
        byte[] signature = card("P-256").sign("ES256", ORIGIN, NONCE.base64());
        byte[] another = ISSUER.login().key(Keys.p256().getPublic()).der();

        assertThat(good(SoftCard.json("ES256", another, signature))).isFalse();
    }

    /** RFC 7518, section 3.4: ES256 is P-256, and not every curve of 256 bits. */
    @Test
    void aCurveThatOnlyHasTheSameSizeIsRefused() throws GeneralSecurityException {
        KeyPair brainpool = Keys.ec("brainpoolP256r1");
        Signature raw = Signature.getInstance("SHA256withECDSAinP1363Format", new BouncyCastleProvider());
        raw.initSign(brainpool.getPrivate());
        raw.update(Algorithm.ES256.hash(ORIGIN.getBytes(UTF_8)));
        raw.update(Algorithm.ES256.hash(NONCE.base64().getBytes(UTF_8)));
        byte[] certificate = ISSUER.login().key(brainpool.getPublic()).der();

        assertThat(good(SoftCard.json("ES256", certificate, raw.sign()))).isFalse();
    }

    @Test
    void aWeakKeyIsNotEvenTried() {
        KeyPair weak = Keys.rsa(1024);
        SoftCard card = new SoftCard(ISSUER.login().key(weak.getPublic()).der(), weak);

        assertThat(good(card.token("RS256", ORIGIN, NONCE.base64()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-eid:1", "web-eid:1.0", "web-eid:1.1", "web-eid:1.12"})
    void theVersionsWithThisSignatureAreTaken(String format) {
        assertThat(good(token().replace("web-eid:1.0", format))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web-eid:2", "web-eid:10", "web-eid:1.", "web-eid:1.0 ", "web-eid:0.9", "Web-eID:1.0", "jwt", ""
            })
    void anotherFormatIsRefused(String format) {
        assertThat(good(token().replace("web-eid:1.0", format))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"format", "algorithm", "unverifiedCertificate", "signature"})
    void withoutOneOfItsPartsItIsNoToken(String part) {
        assertThat(good(token().replace('"' + part + '"', "\"x\""))).isFalse();
        assertThat(good(token().replaceFirst('"' + part + "\":\"[^\"]*\"", '"' + part + "\":[]")))
                .isFalse();
        assertThat(good(token().replaceFirst('"' + part + "\":\"[^\"]*\"", '"' + part + "\":null")))
                .isFalse();
    }

    @Test
    void whatIsNotKnownIsIgnoredAndWhatIsThereTwiceIsRefused() {
        assertThat(good(token().replaceFirst("\\{", "{\"later\":{\"a\":[1]},"))).isTrue();
        assertThat(good(token().replaceFirst("\\{", "{\"algorithm\":\"ES256\",")))
                .isFalse();
    }

    @Test
    void whatFollowsTheTokenMakesItNone() {
        assertThat(good(token() + " ")).isTrue();
        assertThat(good(token() + "{}")).isFalse();
        assertThat(good("[" + token() + "]")).isFalse();
    }

    @Test
    void lengthsAreBounded() {
        String token = token();
        assertThat(AuthenticationToken.read(token + " ".repeat(10_000 - token.length())))
                .isPresent();
        assertThat(AuthenticationToken.read(token + " ".repeat(10_001 - token.length())))
                .isEmpty();
        assertThat(AuthenticationToken.read("{\"format\":\"web-eid:1.0\"}")).isEmpty();
    }

    @Test
    void anotherSpellingOfBase64IsRefused() {
        String token = token();
        String certificate = token.replaceFirst(".*\"unverifiedCertificate\":\"([^\"]*)\".*", "$1");
        assertThat(good(token.replace(certificate, certificate.replace('+', '-').replace('/', '_') + "-_")))
                .isFalse();
        assertThat(good(token.replace(certificate, certificate.substring(0, 64) + "\\n" + certificate.substring(64))))
                .isFalse();
        String signature = token.replaceFirst(".*\"signature\":\"([^\"]*)\".*", "$1");
        assertThat(signature).endsWith("==");
        assertThat(good(token.replace(signature, signature.substring(0, signature.length() - 2))))
                .isFalse();
    }

    @Test
    void noCertificateIsNoKey() {
        assertThat(good(SoftCard.json("ES256", new byte[200], card("P-256").sign("ES256", ORIGIN, NONCE.base64()))))
                .isFalse();
    }

    @Test
    void aNonceHas256BitsAndIsNeverTheSame() {
        assertThat(Base64.getDecoder().decode(NONCE.base64())).hasSize(32);
        assertThat(NONCE.base64()).hasSize(44);
        assertThat(Nonce.fresh()).isNotEqualTo(Nonce.fresh());
        assertThat(NONCE.toString()).doesNotContain(NONCE.base64());
    }
}
