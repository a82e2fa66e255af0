package org.pontis.eidas.saml;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.eidas.saml.Forge.Recipe;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.pontis.eidas.saml.Rejections.assertRejected;

class VerificationTest {

    private static final TestKey PEER = TestKey.rsa(3_072);
    private static final TestKey STRANGER = TestKey.rsa(2_048);
    private static final Recipe GOOD = Recipe.good(PEER);

    @Test
    void aSignedResponseWithASignedAssertionIsVerified() throws Rejected {
        assertThat(subject(Forge.signed(GOOD))).isEqualTo("ana");
    }

    @Test
    void whoClaimsToHaveSentItCanBeAskedBefore() throws Rejected {
        assertThat(read(Forge.response()).claimedIssuer()).contains("urn:idp");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                Forge.RSA_PSS,
            })
    void nationalAlgorithmsAreAccepted(String algorithm) throws Rejected {
        assertThat(subject(Forge.signed(GOOD.algorithm(algorithm)))).isEqualTo("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "brainpoolP256r1", "brainpoolP384r1"})
    void ellipticCurvesOfTheListAreAccepted(String curve) throws Rejected {
        TestKey key = TestKey.ec(curve);
        Response response = read(Forge.response()).trustedByItsSource();
        byte[] xml = key.with(Forge.ECDSA_SHA256).sign(response).getBytes(UTF_8);
        assertThat(UnverifiedMessage.read(xml, Response.class).verify(key.pinned(SignaturePolicy.EIDAS)))
                .isNotNull();
    }

    @Test
    void otherCurvesAreNoUsableKeys() {
        for (String curve : List.of("secp256k1", "secp224r1")) {
            assertRejected(Reason.NO_USABLE_KEY, () -> read(Forge.signed(GOOD))
                    .verify(TestKey.ec(curve).pinned(SignaturePolicy.NATIONAL)));
        }
    }

    @Test
    void pkcs1AndShortRsaKeysAreNotForEidas() {
        assertRejected(Reason.ALGORITHM_NOT_ALLOWED, () -> read(Forge.signed(GOOD))
                .verify(PEER.pinned(SignaturePolicy.EIDAS)));
        TestKey shorter = TestKey.rsa(2_048);
        Document document = Forge.signed(Recipe.good(shorter).algorithm(Forge.RSA_PSS));
        assertRejected(Reason.NO_USABLE_KEY, () -> read(document).verify(shorter.pinned(SignaturePolicy.EIDAS)));
        assertThatNoException().isThrownBy(() -> read(document).verify(shorter.pinned(SignaturePolicy.NATIONAL)));
    }

    @Test
    void aVeryShortRsaKeyIsForNobody() {
        TestKey tiny = TestKey.rsa(1_024);
        Document document = Forge.signed(Recipe.good(tiny));
        assertRejected(Reason.NO_USABLE_KEY, () -> read(document).verify(tiny.pinned(SignaturePolicy.NATIONAL)));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNotInTheAllowListIsRejected(Recipe recipe) {
        assertRejected(Reason.ALGORITHM_NOT_ALLOWED, () -> subject(Forge.signed(recipe)));
    }

    static Stream<Named<Recipe>> whatIsNotInTheAllowListIsRejected() {
        String exclusive = CanonicalizationMethod.EXCLUSIVE;
        return Stream.of(
                Named.of("rsa-sha1", GOOD.algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
                Named.of("rsa-sha224", GOOD.algorithm("http://www.w3.org/2001/04/xmldsig-more#rsa-sha224")),
                Named.of("digest sha1", GOOD.digest(DigestMethod.SHA1)),
                Named.of("digest ripemd", GOOD.digest("http://www.w3.org/2001/04/xmldsig-more#sha224")),
                Named.of("inclusive c14n", GOOD.canonicalization(CanonicalizationMethod.INCLUSIVE)),
                Named.of("c14n with comments", GOOD.canonicalization(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)),
                Named.of("no c14n transform", GOOD.transforms(Transform.ENVELOPED)),
                Named.of("inclusive transform", GOOD.transforms(Transform.ENVELOPED, CanonicalizationMethod.INCLUSIVE)),
                Named.of("one too many", GOOD.transforms(Transform.ENVELOPED, exclusive, exclusive)),
                Named.of(
                        "with comments",
                        GOOD.transforms(Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS)));
    }

    @Test
    void aTransformThatComputesIsRejected() {
        for (String transform : List.of(
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2002/06/xmldsig-filter2",
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/2000/09/xmldsig#base64")) {
            Document document = Forge.signed(GOOD);
            Element first = Forge.first(document, Forge.DSIG, "Transform");
            first.setAttribute("Algorithm", transform);
            assertThatExceptionOfType(Rejected.class).isThrownBy(() -> subject(document));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#_assertion", "#xpointer(id('_response'))", "#xpointer(/)"})
    void aReferenceToAnythingElseIsRejected(String uri) {
        Document document = Forge.response();
        Forge.assertion(document).setIdAttribute("ID", true);
        Forge.sign(document.getDocumentElement(), GOOD.references(uri));
        assertRejected(Reason.WRONG_COVERAGE, () -> read(document).verify(PEER.pinned(SignaturePolicy.NATIONAL)));
    }

    @Test
    void twoReferencesAreRejected() {
        assertRejected(Reason.WRONG_COVERAGE, () -> subject(Forge.signed(GOOD.references("#{id}", "#{id}"))));
    }

    @Test
    void anUnsignedResponseIsRejected() {
        Document document = Forge.response();
        Forge.sign(Forge.assertion(document), GOOD);
        assertRejected(Reason.NOT_SIGNED, () -> subject(document));
    }

    @Test
    void anUnsignedAssertionIsRejected() {
        Document document = Forge.response();
        Forge.sign(document.getDocumentElement(), GOOD);
        assertRejected(Reason.NOT_SIGNED, () -> subject(document));
    }

    @Test
    void aRemovedSignatureIsMissed() {
        Document document = Forge.signed(GOOD);
        document.getDocumentElement().removeChild(Forge.signatureOf(document.getDocumentElement()));
        assertRejected(Reason.NOT_SIGNED, () -> subject(document));
    }

    @Test
    void anotherKeyIsRejected() {
        assertRejected(Reason.INVALID_SIGNATURE, () -> subject(Forge.signed(Recipe.good(STRANGER))));
    }

    @Test
    void theCertificateInTheMessageIsNotBelieved() throws Rejected {
        Response response = read(Forge.response()).trustedByItsSource();
        byte[] xml = STRANGER.with(Forge.RSA_SHA256).sign(response).getBytes(UTF_8);
        assertThat(new String(xml, UTF_8)).contains("X509Certificate");
        assertRejected(Reason.INVALID_SIGNATURE, () -> UnverifiedMessage.read(xml, Response.class)
                .verify(PEER.pinned(SignaturePolicy.NATIONAL)));
    }

    @Test
    void oneOfSeveralPinnedKeysSuffices() {
        PinnedKeys both = new PinnedKeys(SignaturePolicy.NATIONAL, List.of(STRANGER.open(), PEER.open()));
        assertThatNoException().isThrownBy(() -> read(Forge.signed(GOOD)).verify(both));
    }

    @Test
    void withoutPinnedKeysNothingIsVerified() {
        PinnedKeys none = new PinnedKeys(SignaturePolicy.NATIONAL, List.of());
        assertRejected(Reason.NO_USABLE_KEY, () -> read(Forge.signed(GOOD)).verify(none));
    }

    @Test
    void aChangedMessageIsRejected() {
        Document document = Forge.signed(GOOD);
        Forge.first(document, Forge.SAML, "NameID").setTextContent("evil");
        assertRejected(Reason.INVALID_SIGNATURE, () -> subject(document));
    }

    @Test
    void anotherMessageThanExpectedIsRejected() {
        assertRejected(
                Reason.UNEXPECTED_MESSAGE,
                () -> UnverifiedMessage.read(Forge.bytes(Forge.response()), AuthnRequest.class));
        assertRejected(
                Reason.UNEXPECTED_MESSAGE, () -> UnverifiedMessage.read("<a/>".getBytes(UTF_8), AuthnRequest.class));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void aWrappedSignatureIsRejected(Consumer<Document> wrap) {
        Document document = Forge.signed(GOOD);
        wrap.accept(document);
        assertThatExceptionOfType(Rejected.class).isThrownBy(() -> subject(document));
    }

    /** The assertion's signature by itself: nothing around it is signed, and the gate is left out. */
    @ParameterizedTest
    @MethodSource("wrappings")
    void withoutTheGateAWrappedAssertionIsStillNotTakenForTheSignedOne(Consumer<Document> wrap) {
        Document document = Forge.signed(GOOD);
        wrap.accept(document);
        try {
            for (Assertion assertion : WithoutGate.read(document).getAssertions()) {
                EnvelopedSignature.check(assertion, PEER.pinned(SignaturePolicy.NATIONAL));
                assertThat(assertion.getSubject().getNameID().getValue()).isEqualTo("ana");
            }
        } catch (Rejected e) {
            assertThat(e.reason())
                    .isIn(
                            Reason.NOT_SIGNED,
                            Reason.WRONG_COVERAGE,
                            Reason.INVALID_SIGNATURE,
                            Reason.UNEXPECTED_MESSAGE);
        }
    }

    /** XSW1 to XSW8, by the names security testers give them. */
    static Stream<Named<Consumer<Document>>> wrappings() {
        return Stream.of(
                Named.of("XSW1: the signed response inside the evil one's signature", document -> {
                    Element root = document.getDocumentElement();
                    Element original = Forge.unsignedCopy(root);
                    Forge.corrupt(root, "_evil");
                    Forge.signatureOf(root).appendChild(original);
                }),
                Named.of("XSW2: the signed response before the evil one's signature", document -> {
                    Element root = document.getDocumentElement();
                    Element original = Forge.unsignedCopy(root);
                    Forge.corrupt(root, "_evil");
                    root.insertBefore(original, Forge.signatureOf(root));
                }),
                Named.of("XSW3: an evil assertion before the signed one", document -> {
                    Element signed = Forge.assertion(document);
                    Element evil = Forge.unsignedCopy(signed);
                    Forge.corrupt(evil, "_evil");
                    document.getDocumentElement().insertBefore(evil, signed);
                }),
                Named.of("XSW4: an evil assertion around the signed one", document -> {
                    Element signed = Forge.assertion(document);
                    Element evil = Forge.unsignedCopy(signed);
                    Forge.corrupt(evil, "_evil");
                    document.getDocumentElement().replaceChild(evil, signed);
                    evil.appendChild(signed);
                }),
                Named.of(
                        "XSW5: the signed assertion moved to the end, its signature kept by the evil one", document -> {
                            Element evil = Forge.assertion(document);
                            Element original = Forge.unsignedCopy(evil);
                            Forge.corrupt(evil, "_evil");
                            document.getDocumentElement().appendChild(original);
                        }),
                Named.of("XSW6: the signed assertion inside the evil one's signature", document -> {
                    Element evil = Forge.assertion(document);
                    Element original = Forge.unsignedCopy(evil);
                    Forge.corrupt(evil, "_evil");
                    Forge.signatureOf(evil).appendChild(original);
                }),
                Named.of("XSW7: an evil assertion of the same ID in the extensions", document -> {
                    Element signed = Forge.assertion(document);
                    Element evil = Forge.unsignedCopy(signed);
                    Forge.corrupt(evil, signed.getAttribute("ID"));
                    Element extensions =
                            document.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
                    extensions.appendChild(evil);
                    document.getDocumentElement().insertBefore(extensions, signed);
                }),
                Named.of("XSW8: the signed assertion in an object of the evil one's signature", document -> {
                    Element evil = Forge.assertion(document);
                    Element original = Forge.unsignedCopy(evil);
                    Forge.corrupt(evil, "_evil");
                    Element object = document.createElementNS(Forge.DSIG, "ds:Object");
                    object.appendChild(original);
                    Forge.signatureOf(evil).appendChild(object);
                }));
    }

    private static UnverifiedMessage<Response> read(Document document) throws Rejected {
        return UnverifiedMessage.read(Forge.bytes(document), Response.class);
    }

    private static String subject(Document document) throws Rejected {
        PinnedKeys keys = PEER.pinned(SignaturePolicy.NATIONAL);
        VerifiedAssertion assertion = VerifiedAssertion.in(read(document).verify(keys), keys);
        return assertion.content().getSubject().getNameID().getValue();
    }
}
