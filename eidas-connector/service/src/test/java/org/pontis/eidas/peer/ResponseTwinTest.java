package org.pontis.eidas.peer;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.w3c.dom.Element;

/** Our responses beside those that the Commission's Proxy-Service sent to its Connector. */
class ResponseTwinTest {

    static List<String> encrypted() {
        return Vectors.named("Assertion.decrypted.xml", Vectors.CAPTURED).stream()
                .map(path -> path.replace(Vectors.CAPTURED, "").replace("Assertion.decrypted.xml", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void theEnvelopeAndTheEncryptionAreTheSame(String folder) {
        Original theirs = Original.of(folder + "Response.xml");
        Recipient recipient = Original.recipient(
                folder.contains("ecdh") ? "connector-keyagreement-ec-p256" : "connector-encryption-rsa4096");
        String ours = ResponseWriter.write(
                theirs.asResponse(Original.of(folder + "Assertion.decrypted.xml")), recipient, signing(theirs));

        Twins.of(theirs.xml(), ours)
                .with(Reasons.SHORTER_HASH)
                .without(".*/xenc:(EncryptedData|EncryptedKey)@Id = .*", "Nothing refers to them.")
                .areAlike();
    }

    @ParameterizedTest
    @MethodSource("encrypted")
    void whatIsInsideIsTheSame(String folder) {
        Original theirs = Original.of(folder + "Response.xml");
        Original assertion = Original.of(folder + "Assertion.decrypted.xml");
        String ours = ResponseWriter.writePlain(theirs.asResponse(assertion), signing(theirs));

        Twins twins = inside(assertion.root(), ours);
        if (assertion.xml().contains("e-justice")) {
            twins.without(".*/saml2:Attribute\\[http://(data|e-justice)\\.europa\\.eu/.*", Reasons.SECTORS);
        }
        twins.areAlike();
    }

    @Test
    void anAssertionWithoutEncryptionStandsAtTheSamePlace() {
        Original theirs = Original.of("ecdsa-p256_unencrypted/natural-minimal/Response.xml");
        Element assertion = theirs.the("Assertion");
        String ours =
                ResponseWriter.writePlain(theirs.asResponse(new Original(theirs.xml(), assertion)), signing(theirs));

        Twins.of(theirs.xml(), ours)
                .with(Reasons.SHORTER_HASH)
                .with(Reasons.LEFT_OUT)
                .areAlike();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fail-consent-denied", "fail-wrong-password"})
    void aFailureIsTheSame(String scenario) {
        Original theirs = Original.of("ecdsa-p256_rsa-oaep/" + scenario + "/Response.xml");

        Twins.of(theirs.xml(), ResponseWriter.writePlain(theirs.asFailure(), signing(theirs)))
                .with(Reasons.SHORTER_HASH)
                .areAlike();
    }

    private static Twins inside(Element theirs, String ours) {
        return Twins.of(theirs, Original.all(Anatomy.root(ours), "Assertion").getFirst())
                .with(Reasons.LEFT_OUT);
    }

    private static SigningKey signing(Original theirs) {
        return Original.signing(theirs.xml().contains("rsa-MGF1") ? "proxy-signing-rsa4096" : "proxy-signing-ec-p256");
    }
}
