package org.pontis.eidas.saml;

import java.net.URI;
import java.net.URLEncoder;
import java.security.Signature;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.Rejected.Reason;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.Rejections.assertRejected;

/** By GET the Commission's node sends what it would post, others send what the standard says. */
class RedirectFlavoursTest {

    private static final byte[] CAPTURED =
            Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/natural-minimal/AuthnRequest.xml");
    private static final String SIGNED = new String(CAPTURED, UTF_8);
    private static final String UNSIGNED = SIGNED.replaceAll("(?s)<ds:Signature>.*?</ds:Signature>", "");
    private static final PinnedKeys PINNED = new PinnedKeys(
            SignaturePolicy.EIDAS,
            List.of(Vectors.certificate("connector-signing-ec-p256").getPublicKey()));
    private static final SigningKey KEY = SigningKey.eidas(
            Vectors.key("connector-signing-ec-p256"), Vectors.certificate("connector-signing-ec-p256"));

    @Test
    void theStandardsKindIsVerifiedByItsQuery() throws Rejected {
        assertThat(read(standard(UNSIGNED)).verify(PINNED).content().getID()).isNotEmpty();
    }

    /** XML Signature has the two numbers one after the other, and so has the URI of the algorithm; Java's habit is DER. */
    @Test
    void ecdsaInTheQueryIsReadInBothSpellings() throws Exception {
        String query = standard(UNSIGNED);
        String octets = query.substring(0, query.indexOf("&Signature"));
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(KEY.privateKey());
        signature.update(octets.getBytes(UTF_8));
        String raw = URLEncoder.encode(Base64.getEncoder().encodeToString(signature.sign()), UTF_8);
        assertThat(read(octets + "&Signature=" + raw).verify(PINNED)).isNotNull();
        assertRejected(Reason.INVALID_SIGNATURE, () -> read(octets.replace("RelayState=state", "RelayState=other")
                        + "&Signature=" + raw)
                .verify(PINNED));
    }

    @Test
    void theReferenceNodesKindIsVerifiedByWhatIsInside() throws Rejected {
        assertThat(read(plain(SIGNED)).verify(PINNED).content().getID()).isNotEmpty();
        assertThat(read(plain(SIGNED) + "&RelayState=x").verify(PINNED)).isNotNull();
        assertThat(read("RelayState=x&" + plain("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + SIGNED))
                        .verify(PINNED))
                .isNotNull();
    }

    @Test
    void withoutAnySignatureNeitherKindIsAccepted() {
        assertRejected(Reason.NOT_SIGNED, () -> read(plain(UNSIGNED)).verify(PINNED));
        String query = standard(UNSIGNED);
        assertRejected(Reason.NOT_SIGNED, () -> read(query.substring(0, query.indexOf("&SigAlg"))));
    }

    @Test
    void halfASignatureIsNone() {
        String query = standard(UNSIGNED);
        assertRejected(Reason.NOT_SIGNED, () -> read(query.substring(0, query.indexOf("&Signature"))));
        assertRejected(Reason.NOT_SIGNED, () -> read(query.replaceAll("&SigAlg=[^&]*", "")));
        assertRejected(Reason.NOT_SIGNED, () -> read(plain(SIGNED) + "&SigAlg=x"));
    }

    @Test
    void twoKindsOfSignatureAreNotOne() {
        assertRejected(Reason.NOT_SIGNED, () -> read(standard(SIGNED)).verify(PINNED));
        String query = standard(UNSIGNED);
        String beside = query.substring(query.indexOf("&SigAlg"));
        assertRejected(Reason.BAD_ENCODING, () -> read(plain(SIGNED) + beside));
    }

    @Test
    void aDeflatedMessageThatIsSignedInsideOnlyIsNeitherKind() {
        String query = standard(SIGNED);
        assertRejected(Reason.NOT_SIGNED, () -> read(query.substring(0, query.indexOf("&SigAlg"))));
    }

    @Test
    void aStrangersSignatureIsAStrangers() {
        TestKey stranger = TestKey.ec("secp256r1");
        SigningKey key = SigningKey.eidas(stranger.secret(), stranger.certificate());
        String url = RedirectBinding.url("http://node/sso", "SAMLRequest", UNSIGNED, "", key);
        assertRejected(Reason.INVALID_SIGNATURE, () -> read(URI.create(url).getRawQuery())
                .verify(PINNED));
        assertRejected(
                Reason.INVALID_SIGNATURE, () -> read(plain(SIGNED)).verify(stranger.pinned(SignaturePolicy.EIDAS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"&SAMLRequest=x", "&RelayState=a&RelayState=b", "&SAMLEncoding=x"})
    void aParameterTooManyIsRejected(String more) {
        assertRejected(Reason.BAD_ENCODING, () -> read(plain(SIGNED) + more));
    }

    @Test
    void whatAFormPutsBesideAMessageThatIsSignedInsideIsNotLookedAt() throws Rejected {
        assertThat(read(plain(SIGNED) + "&lang=es&submit=").verify(PINNED)).isNotNull();
        assertRejected(Reason.BAD_ENCODING, () -> read(standard(UNSIGNED) + "&lang=es"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RelayState=x", "SAMLRequest=", "SAMLRequest"})
    void whatIsNotThereIsNotSigned(String query) {
        assertRejected(query.isEmpty() ? Reason.BAD_ENCODING : Reason.NOT_SIGNED, () -> read(query));
    }

    @Test
    void aHugeQueryIsNotEvenTakenApart() {
        assertRejected(Reason.TOO_LARGE, () -> read("SAMLRequest=" + "A".repeat(300_000)));
    }

    private static UnverifiedMessage<AuthnRequest> read(String query) throws Rejected {
        return RedirectBinding.readEither(query, "SAMLRequest", AuthnRequest.class);
    }

    private static String standard(String xml) {
        return URI.create(RedirectBinding.url("http://node/sso", "SAMLRequest", xml, "state", KEY))
                .getRawQuery();
    }

    private static String plain(String xml) {
        return "SAMLRequest=" + URLEncoder.encode(Base64.getEncoder().encodeToString(xml.getBytes(UTF_8)), UTF_8);
    }
}
