package org.pontis.eidas.saml.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.SpType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the Commission's node demands of a foreign connector's requests. */
class RequestWriterTest {

    private static final String EIDAS = "http://eidas.europa.eu/saml-extensions";
    private static final TestKey KEY = TestKey.ec("secp256r1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");
    private static final EidasRequest REQUEST = request(
            RequestedLevel.atLeast(LevelOfAssurance.SUBSTANTIAL),
            AttributeProfile.of(DataSet.NATURAL),
            Optional.empty());

    @Test
    void itForcesANewLoginAndAsksTheCitizen() {
        assertThat(written(REQUEST).attribute("ForceAuthn")).isEqualTo("true");
        assertThat(written(REQUEST).attribute("IsPassive")).isEqualTo("false");
    }

    @Test
    void itSaysWhatEveryMessageSays() {
        Written request = written(REQUEST);
        assertThat(request.attribute("Version")).isEqualTo("2.0");
        assertThat(request.attribute("ID")).isEqualTo(REQUEST.id()).matches("_[0-9a-f]{40}");
        assertThat(request.attribute("IssueInstant")).isEqualTo("2026-11-22T10:00:00.123Z");
        assertThat(request.attribute("Destination")).isEqualTo("https://ee.example/sso");
        assertThat(request.attribute("Consent")).isEqualTo("urn:oasis:names:tc:SAML:2.0:consent:unspecified");
        assertThat(request.attribute("ProviderName")).isEqualTo("Agencia Tributaria (demo)");
        assertThat(request.the("Issuer").text()).isEqualTo("https://es.example/metadata");
        assertThat(request.the("Issuer").attribute("Format"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:nameid-format:entity");
    }

    @Test
    void itLeavesTheAddressAndBindingOfTheAnswerToTheMetadata() {
        assertThat(written(REQUEST).attribute("AssertionConsumerServiceURL")).isNull();
        assertThat(written(REQUEST).attribute("ProtocolBinding")).isNull();
    }

    @Test
    void itsChildrenStandInTheOrderOfTheSchema() {
        EidasRequest named =
                request(REQUEST.level(), REQUEST.attributes(), Optional.of("https://portal.example/metadata"));
        assertThat(written(named).children())
                .containsExactly(
                        "Issuer", "Signature", "Extensions", "NameIDPolicy", "RequestedAuthnContext", "Scoping");
        assertThat(written(named).the("RequesterID").text()).isEqualTo("https://portal.example/metadata");
        assertThat(written(named).the("Extensions").children()).containsExactly("SPType", "RequestedAttributes");
    }

    @Test
    void withoutRequesterIdThereIsNoScoping() {
        assertThat(written(REQUEST).all("*", "Scoping")).isEmpty();
    }

    @Test
    void aNotifiedLevelIsOneAndAMinimum() {
        Written context = written(REQUEST).the("RequestedAuthnContext");
        assertThat(context.attribute("Comparison")).isEqualTo("minimum");
        assertThat(context.the("AuthnContextClassRef").text()).isEqualTo("http://eidas.europa.eu/LoA/substantial");
    }

    @Test
    void levelsThatWereNotNotifiedAreExact() {
        List<String> uris = List.of("http://eidas.europa.eu/NotNotified/LoA/high", "http://eidas.europa.eu/LoA/high");
        EidasRequest request =
                request(RequestedLevel.read("exact", uris).orElseThrow(), REQUEST.attributes(), Optional.empty());
        Written context = written(request).the("RequestedAuthnContext");
        assertThat(context.attribute("Comparison")).isEqualTo("exact");
        assertThat(context.all("*", "AuthnContextClassRef").stream().map(Written::text))
                .containsExactlyElementsOf(uris);
    }

    @Test
    void theTypeIsInTheRequestOrInTheMetadataNeverInBoth() {
        assertThat(written(REQUEST).all(EIDAS, "SPType").getFirst().text()).isEqualTo("public");
        EidasRequest inMetadata = new EidasRequest(
                REQUEST.id(),
                NOW,
                REQUEST.issuer(),
                REQUEST.destination(),
                REQUEST.level(),
                REQUEST.nameIdFormat(),
                REQUEST.attributes(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(written(inMetadata).all(EIDAS, "SPType")).isEmpty();
        assertThat(written(inMetadata).attribute("ProviderName")).isNull();
    }

    @Test
    void whatIsMandatoryIsRequiredAndNothingElse() {
        for (DataSet set : List.of(DataSet.NATURAL, DataSet.LEGAL)) {
            List<AttributeDefinition> asked = AttributeProfile.of(set);
            List<Written> attributes =
                    written(request(REQUEST.level(), asked, Optional.empty())).all(EIDAS, "RequestedAttribute");
            assertThat(attributes).hasSameSizeAs(asked);
            for (int i = 0; i < asked.size(); i++) {
                AttributeDefinition attribute = asked.get(i);
                assertThat(attributes.get(i).attribute("Name")).isEqualTo(attribute.uri());
                assertThat(attributes.get(i).attribute("FriendlyName")).isEqualTo(attribute.friendlyName());
                assertThat(attributes.get(i).attribute("NameFormat"))
                        .isEqualTo("urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
                assertThat(attributes.get(i).attribute("isRequired"))
                        .isEqualTo(Boolean.toString(attribute.mandatory()));
            }
        }
    }

    @Test
    void theNameIdentifierMayBeMade() {
        Written policy = written(REQUEST).the("NameIDPolicy");
        assertThat(policy.attribute("Format")).isEqualTo(NameIdFormat.UNSPECIFIED.uri());
        assertThat(policy.attribute("AllowCreate")).isEqualTo("true");
    }

    @Test
    void itIsSignedAsTheCommissionsNodeAccepts() {
        Written signature = written(REQUEST).the("Signature");
        assertThat(signature.the("SignatureMethod").attribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256");
        assertThat(signature.the("DigestMethod").attribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmlenc#sha256");
        assertThat(signature.the("Reference").attribute("URI")).isEqualTo("#" + REQUEST.id());
        assertThat(signature.the("X509Certificate").text()).isNotBlank();
    }

    @Test
    void itIsSmallEnough() {
        assertThat(RequestWriter.write(REQUEST, key()).getBytes(UTF_8)).hasSizeLessThan(131_072);
    }

    @Test
    void aRequestThatBreaksTheProfileCannotBeMade() {
        List<AttributeDefinition> minimum = AttributeProfile.mandatory(DataSet.NATURAL);
        assertRefused("one natural or legal person", AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE));
        assertRefused("one natural or legal person", List.of());
        assertRefused("whole minimum", minimum.subList(0, 3));
        List<AttributeDefinition> mixed = new ArrayList<>(minimum);
        mixed.addAll(AttributeProfile.mandatory(DataSet.LEGAL));
        assertRefused("one natural or legal person", mixed);
        List<AttributeDefinition> twice = new ArrayList<>(minimum);
        twice.add(minimum.getFirst());
        assertRefused("once", twice);
    }

    private static void assertRefused(String why, List<AttributeDefinition> attributes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(REQUEST.level(), attributes, Optional.empty()))
                .withMessageContaining(why);
    }

    private static Written written(EidasRequest request) {
        return Written.parse(RequestWriter.write(request, key()));
    }

    private static SigningKey key() {
        return SigningKey.eidas(KEY.secret(), KEY.certificate());
    }

    private static EidasRequest request(
            RequestedLevel level, List<AttributeDefinition> attributes, Optional<String> requesterId) {
        return new EidasRequest(
                MessageId.next(),
                NOW,
                "https://es.example/metadata",
                "https://ee.example/sso",
                level,
                NameIdFormat.UNSPECIFIED,
                attributes,
                Optional.of(SpType.PUBLIC),
                requesterId,
                Optional.of("Agencia Tributaria (demo)"));
    }
}
