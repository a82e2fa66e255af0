package org.pontis.eidas.peer;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Represented;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Page;
import org.pontis.eidas.flow.proxy.BrokerAnswer;
import org.pontis.eidas.flow.proxy.Step;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.metadata.SpType;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What the Commission's node demands of a foreign country's node, one demand after the other. */
class DemandsTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:";
    private static final Set<String> SIGNATURES = Set.of(
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final int LARGEST = 131_072;
    private static final TestKey SIGNING = TestKey.ec("secp256r1");
    private static final TestKey READING = TestKey.rsa(3_072);

    @TempDir
    private Path folder;

    private Us us;

    @BeforeEach
    void set() {
        us = us(SIGNING, Optional.empty());
    }

    @AfterEach
    void close() {
        us.close();
    }

    private Us us(TestKey signing, Optional<SpType> sector) {
        return new Us(folder, Us.keys(signing, READING), sector, "ecdsa-p256_rsa-oaep");
    }

    /** Both of our documents. */
    @Nested
    class Metadata {

        @Test
        void theirAddressIsTheIssuerOfOurMessages() throws Exception {
            assertThat(service().getAttribute("entityID")).isEqualTo(issuer(answer(request())));
            assertThat(connector().getAttribute("entityID")).isEqualTo(issuer(ask(login(DataSet.NATURAL))));
        }

        @Test
        void theyAreValidForLongerThanItsCopyLives() {
            for (Element root : documents()) {
                assertThat(Instant.parse(root.getAttribute("validUntil")))
                        .as("its retention is 86400 s, and its clock may be another")
                        .isAfter(Us.NOW.plus(Duration.ofDays(1)).plus(Duration.ofHours(1)));
            }
        }

        @Test
        void theirSignatureIsOnItsWhiteListAndBringsTheCertificateThatItsOperatorImports() {
            for (Element root : documents()) {
                Element signature = the(root, "Signature");
                assertThat(signature.getParentNode()).isEqualTo(root);
                assertSignatureShape(signature, root.getAttribute("ID"));
                assertThat(certificates(signature))
                        .containsExactly(encoded(us.keys.metadata().certificate()));
            }
        }

        @Test
        void theCountryStandsInTheRole() {
            assertThat(the(the(service(), "IDPSSODescriptor"), "NodeCountry").getTextContent())
                    .isEqualTo("ES");
            assertThat(the(the(connector(), "SPSSODescriptor"), "NodeCountry").getTextContent())
                    .isEqualTo("ES");
            for (Element root : documents()) {
                assertThat(Original.all(root, "NodeCountry")).hasSize(1);
            }
        }

        @Test
        void aSigningKeyIsTheOneInEveryMessageAndTheNextIsThereBeforeItIsUsed() throws Exception {
            assertThat(published(service(), "signing"))
                    .containsExactly(
                            encoded(us.keys.signing().certificate()),
                            encoded(us.keys.nextSigning().orElseThrow().certificate()))
                    .startsWith(certificates(the(root(answer(request())), "Signature"))
                            .toArray(String[]::new));
            assertThat(published(connector(), "signing"))
                    .startsWith(certificates(the(root(ask(login(DataSet.NATURAL))), "Signature"))
                            .toArray(String[]::new));
        }

        @Test
        void theFirstEncryptionKeyOfTheConnectorIsTheOneToUse() {
            assertThat(published(connector(), "encryption"))
                    .containsExactly(encoded(us.keys.encryption().orElseThrow().certificate()));
            assertThat(published(service(), "encryption")).hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void theServiceIsReachedByPostAndByRedirect() {
            assertThat(Original.all(service(), "SingleSignOnService").stream().map(one -> one.getAttribute("Binding")))
                    .containsExactly(SAML + "2.0:bindings:HTTP-POST", SAML + "2.0:bindings:HTTP-Redirect");
        }

        @Test
        void theConnectorIsAnsweredByPostByDefaultWhichIsHowItAsks() throws Exception {
            Element consumer = the(connector(), "AssertionConsumerService");
            assertThat(consumer.getAttribute("Binding")).isEqualTo(SAML + "2.0:bindings:HTTP-POST");
            assertThat(consumer.getAttribute("isDefault")).isEqualTo("true");
            assertThat(send(login(DataSet.NATURAL)).field()).isEqualTo("SAMLRequest");
        }

        @Test
        void nameIdentifiersAreOfferedInEveryFormatThatMayBeRequested() {
            assertThat(Original.all(service(), "NameIDFormat").stream().map(Element::getTextContent))
                    .contains(
                            SAML + "2.0:nameid-format:persistent",
                            SAML + "2.0:nameid-format:transient",
                            SAML + "1.1:nameid-format:unspecified");
        }

        @Test
        void everyLevelIsPublishedAndTheVersionsOverlap() {
            assertThat(values(service(), SAML + "attribute:assurance-certification"))
                    .containsExactlyInAnyOrder(
                            "http://eidas.europa.eu/LoA/low",
                            "http://eidas.europa.eu/LoA/substantial",
                            "http://eidas.europa.eu/LoA/high");
            for (Element root : documents()) {
                assertThat(values(root, "http://eidas.europa.eu/entity-attributes/protocol-version"))
                        .contains("1.2", "1.3", "1.4");
            }
        }

        @Test
        void whateverMayBeInAnAnswerIsListed() throws Exception {
            List<String> listed = Original.all(the(service(), "IDPSSODescriptor"), "Attribute").stream()
                    .map(attribute -> attribute.getAttribute("Name"))
                    .toList();
            assertThat(listed).contains(uris(AttributeProfile.mandatory(DataSet.NATURAL)));
            assertThat(listed).contains(uris(AttributeProfile.mandatory(DataSet.LEGAL)));
            assertThat(listed).contains(uris(AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "PUBLIC", "PRIVATE"})
        void theSectorStandsInTheMetadataOrInTheRequestAndNeverInBoth(String sector) throws Exception {
            Optional<SpType> all =
                    Optional.of(sector).filter(name -> !name.isEmpty()).map(SpType::valueOf);
            try (Us one = us(SIGNING, all)) {
                assertThat(Original.all(Anatomy.root(one.connectorMetadata().document()), "SPType"))
                        .hasSize(all.isPresent() ? 1 : 0);
                Page.PostToNode page = (Page.PostToNode) one.connector().begin(login(DataSet.NATURAL));
                assertThat(Original.all(root(xml(page.form())), "SPType")).hasSize(all.isPresent() ? 0 : 1);
            }
        }
    }

    /** Our Connector's. */
    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(strings = {"secp256r1", "secp384r1", "brainpoolP256r1", "rsa"})
        void areSignedWithAKeyAndAnAlgorithmOfItsWhiteList(String kind) throws Exception {
            TestKey key = kind.equals("rsa") ? TestKey.rsa(3_072) : TestKey.ec(kind);
            try (Us one = us(key, Optional.empty())) {
                PostForm form = ((Page.PostToNode) one.connector().begin(login(DataSet.NATURAL))).form();
                assertSigned(xml(form), one.connectorMetadata(), AuthnRequest.class);
            }
        }

        @Test
        void askForALoginWithTheCitizenThereAndNotSeenBefore() throws Exception {
            Element root = root(ask(login(DataSet.NATURAL)));
            assertThat(root.getAttribute("ForceAuthn")).isEqualTo("true");
            assertThat(root.getAttribute("IsPassive")).isEqualTo("false");
            assertThat(root.getAttribute("Version")).isEqualTo("2.0");
            assertThat(root.getAttribute("ID")).startsWith("_");
            assertThat(Instant.parse(root.getAttribute("IssueInstant"))).isEqualTo(Us.NOW);
            assertThat(root.getAttribute("ID"))
                    .isNotEqualTo(root(ask(login(DataSet.NATURAL))).getAttribute("ID"));
        }

        @Test
        void areForItsAddressAndSayNothingThatItWouldCompareWithOurMetadata() throws Exception {
            PostForm form = send(login(DataSet.NATURAL));
            Element root = root(xml(form));
            assertThat(form.destination()).isEqualTo("http://localhost:18080/EidasNodeProxy/ColleagueRequest");
            assertThat(root.getAttribute("Destination")).isEqualTo(form.destination());
            assertThat(root.hasAttribute("ProtocolBinding")).isFalse();
            assertThat(root.hasAttribute("AssertionConsumerServiceURL")).isFalse();
            assertThat(the(root, "Issuer").getAttribute("Format")).isEqualTo(SAML + "2.0:nameid-format:entity");
            assertThat(root.getAttribute("Consent")).isEqualTo(SAML + "2.0:consent:unspecified");
        }

        @ParameterizedTest
        @CsvSource({"LOW, low", "SUBSTANTIAL, substantial", "HIGH, high"})
        void askForOneNotifiedLevelOrBetter(LevelOfAssurance level, String name) throws Exception {
            Element wanted = the(root(ask(login(DataSet.NATURAL, level))), "RequestedAuthnContext");
            assertThat(wanted.getAttribute("Comparison")).isEqualTo("minimum");
            assertThat(the(wanted, "AuthnContextClassRef").getTextContent())
                    .isEqualTo("http://eidas.europa.eu/LoA/" + name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"NATURAL", "LEGAL"})
        void askForTheAttributesOfOneKindOfPersonAndOnlyForSuchAsItPublishes(DataSet set) throws Exception {
            List<Element> asked = Original.all(root(ask(login(set))), "RequestedAttribute");
            assertThat(asked).hasSize(AttributeProfile.of(set).size());
            for (Element one : asked) {
                AttributeDefinition attribute =
                        AttributeProfile.find(one.getAttribute("Name")).orElseThrow();
                assertThat(attribute.set()).isEqualTo(set);
                assertThat(one.getAttribute("NameFormat")).isEqualTo(SAML + "2.0:attrname-format:uri");
                assertThat(one.getAttribute("isRequired")).isEqualTo(String.valueOf(attribute.mandatory()));
                assertThat(us.peers().proxyService(Us.CA).orElseThrow().attributes())
                        .contains(attribute.uri());
            }
        }

        @Test
        void haveARelayStateThatItCarriesAndFitInItsParameters() throws Exception {
            PostForm form = send(login(DataSet.LEGAL));
            assertThat(form.relayState().orElseThrow()).hasSizeBetween(16, 80);
            assertThat(form.message()).hasSizeLessThan(LARGEST);
        }

        @Test
        void nameTheRelyingPartyOnceAndNotForTooLong() throws Exception {
            Element root = root(ask(login(DataSet.NATURAL)));
            assertThat(root.getAttribute("ProviderName")).hasSizeLessThanOrEqualTo(128);
            assertThat(the(the(root, "Scoping"), "RequesterID").getTextContent())
                    .isEqualTo("https://portal.example.es");
        }
    }

    /** Our Proxy-Service's. */
    @Nested
    class Responses {

        @ParameterizedTest
        @ValueSource(strings = {"secp256r1", "secp384r1", "brainpoolP256r1", "rsa"})
        void areSignedAsAWholeWithAKeyAndAnAlgorithmOfItsWhiteList(String kind) throws Exception {
            TestKey key = kind.equals("rsa") ? TestKey.rsa(3_072) : TestKey.ec(kind);
            try (Us one = us(key, Optional.empty())) {
                assertSigned(xml(answered(one, request(), login())), one.serviceMetadata(), Response.class);
                assertSigned(xml(failed(one, request())), one.serviceMetadata(), Response.class);
            }
        }

        @Test
        void answerTheRequestAtItsAddressWithItsRelayState() throws Exception {
            EidasRequest request = request();
            PostForm form = answered(us, request, login());
            Element root = root(xml(form));
            assertThat(form.destination()).isEqualTo("http://localhost:18080/EidasNodeConnector/ColleagueResponse");
            assertThat(root.getAttribute("Destination")).isEqualTo(form.destination());
            assertThat(root.getAttribute("InResponseTo")).isEqualTo(request.id());
            assertThat(form.relayState()).contains("relay");
            assertThat(the(root, "StatusCode").getAttribute("Value")).isEqualTo(SAML + "2.0:status:Success");
            assertThat(Original.all(root, "StatusMessage")).hasSize(1);
        }

        @Test
        void carryOneEncryptedAssertionForTheCertificateOfItsMetadata() throws Exception {
            Element root = root(answer(request()));
            assertThat(Original.all(root, "Assertion")).isEmpty();
            Element encrypted = the(root, "EncryptedAssertion");
            Element key = the(encrypted, "EncryptedKey");
            assertThat(certificates(key)).containsExactly(encoded(theirs("encryption-rsa4096")));
            assertThat(algorithms(encrypted, "EncryptionMethod"))
                    .containsExactly(
                            "http://www.w3.org/2009/xmlenc11#aes256-gcm", "http://www.w3.org/2009/xmlenc11#rsa-oaep");
            assertThat(algorithms(key, "DigestMethod")).containsExactly("http://www.w3.org/2001/04/xmlenc#sha256");
            assertThat(algorithms(key, "MGF")).containsExactly("http://www.w3.org/2009/xmlenc11#mgf1sha256");
        }

        @Test
        void agreeOnAKeyWithAConnectorThatHasOneOnACurve() throws Exception {
            try (Us one = new Us(folder, us.keys, Optional.empty(), "rsa-pss_ecdh-es")) {
                Element encrypted = the(root(xml(answered(one, request("rsa4096"), login()))), "EncryptedAssertion");
                assertThat(algorithms(encrypted, "EncryptionMethod"))
                        .containsExactly(
                                "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                                "http://www.w3.org/2001/04/xmlenc#kw-aes256");
                assertThat(algorithms(encrypted, "AgreementMethod"))
                        .containsExactly("http://www.w3.org/2009/xmlenc11#ECDH-ES");
                assertThat(certificates(the(encrypted, "RecipientKeyInfo")))
                        .containsExactly(encoded(theirs("keyagreement-ec-p256")));
                assertThat(Base64.getDecoder()
                                .decode(the(encrypted, "DEREncodedKeyValue").getTextContent()))
                        .as("a curve by its name, not by its parameters")
                        .hasSize(91);
            }
        }

        @Test
        void ofAFailureHaveNoAssertionTwoCodesAndAMessage() throws Exception {
            Element root = root(xml(failed(us, request())));
            assertThat(Original.all(root, "EncryptedAssertion")).isEmpty();
            assertThat(Original.all(root, "Assertion")).isEmpty();
            assertThat(Original.all(root, "StatusCode").stream().map(code -> code.getAttribute("Value")))
                    .containsExactly(SAML + "2.0:status:Responder", SAML + "2.0:status:RequestDenied");
            assertThat(the(root, "StatusMessage").getTextContent()).isEqualTo("Citizen consent not given.");
        }

        @Test
        void fitInItsParametersWhoeverActsForWhom() throws Exception {
            PostForm form = answered(
                    us,
                    request("ec-p256", AttributeProfile.mandatory(DataSet.LEGAL)),
                    new BrokerAnswer.LoggedIn(
                            ANA,
                            LevelOfAssurance.HIGH.uri(),
                            Optional.of(new Represented("Puentes del Tajo SL", "VATES-B00000000")),
                            Us.NOW));
            assertThat(form.message()).hasSizeLessThan(LARGEST);
        }

        @Test
        void knowTheCitizenByAnIdentifierOfOurCountryForTheirs() {
            Step.Consent consent = (Step.Consent) us.service()
                    .returned(((Step.AskBroker) us.service().receive(arrival(request("ec-p256")))).state(), login());
            assertThat(consent.identity().person().identifier().value())
                    .matches("^[A-Z]{2}/[A-Z]{2}/.+$")
                    .startsWith("ES/CA/");
        }
    }

    private static final Map<String, String> ANA = Map.of(
            "person_identifier", "00000001R",
            "family_name", "García Ruiz",
            "given_name", "Ana",
            "birthdate", "1980-05-17");

    private static BrokerAnswer login() {
        return new BrokerAnswer.LoggedIn(ANA, LevelOfAssurance.HIGH.uri(), Optional.empty(), Us.NOW);
    }

    private static LoginRequest login(DataSet set) {
        return login(set, LevelOfAssurance.SUBSTANTIAL);
    }

    private static LoginRequest login(DataSet set, LevelOfAssurance level) {
        return new LoginRequest(
                MessageId.next(),
                "broker",
                RequestedLevel.atLeast(level),
                AttributeProfile.of(set),
                SpType.PUBLIC,
                Optional.of("https://portal.example.es"),
                Optional.of("A portal with a long name: " + "Agencia ".repeat(30)),
                false,
                List.of("es"),
                Optional.of(Us.CA));
    }

    private PostForm send(LoginRequest login) {
        return ((Page.PostToNode) us.connector().begin(login)).form();
    }

    private String ask(LoginRequest login) {
        return xml(send(login));
    }

    private EidasRequest request() {
        return request("ec-p256");
    }

    private static EidasRequest request(String kind) {
        return request(kind, AttributeProfile.mandatory(DataSet.NATURAL));
    }

    private static EidasRequest request(String kind, List<AttributeDefinition> attributes) {
        return new EidasRequest(
                (kind.equals("rsa4096") ? "_rsa" : "_ec") + MessageId.next(),
                Us.NOW,
                "http://localhost:18080/EidasNodeConnector/ConnectorMetadata",
                Us.REQUESTS,
                RequestedLevel.atLeast(LevelOfAssurance.LOW),
                NameIdFormat.UNSPECIFIED,
                attributes,
                Optional.of(SpType.PUBLIC),
                Optional.empty(),
                Optional.of("DEMO-SP-CA"));
    }

    private static Arrival arrival(EidasRequest request) {
        String key = "connector-signing-" + (request.id().startsWith("_rsa") ? "rsa4096" : "ec-p256");
        return Arrival.byPost(
                PostBinding.encode(RequestWriter.write(request, Original.signing(key))), Optional.of("relay"));
    }

    private static Step.Consent consent(Us one, EidasRequest request, BrokerAnswer login) {
        Step.AskBroker asking = (Step.AskBroker) one.service().receive(arrival(request));
        return (Step.Consent) one.service().returned(asking.state(), login);
    }

    private static PostForm answered(Us one, EidasRequest request, BrokerAnswer login) {
        return ((Step.Answer) one.service().consent(consent(one, request, login).id(), true)).form();
    }

    private static PostForm failed(Us one, EidasRequest request) {
        return ((Step.Answer)
                        one.service().consent(consent(one, request, login()).id(), false))
                .form();
    }

    private String answer(EidasRequest request) {
        return xml(answered(us, request, login()));
    }

    private Element service() {
        return Anatomy.root(us.serviceMetadata().document());
    }

    private Element connector() {
        return Anatomy.root(us.connectorMetadata().document());
    }

    private List<Element> documents() {
        return List.of(service(), connector());
    }

    private static X509Certificate theirs(String name) {
        return Original.key("connector-" + name).certificate();
    }

    private static String xml(PostForm form) {
        return new String(Base64.getDecoder().decode(form.message()), UTF_8);
    }

    private static Element root(String xml) {
        return Anatomy.root(xml);
    }

    private static String issuer(String xml) {
        return the(root(xml), "Issuer").getTextContent();
    }

    /** The only one. */
    private static Element the(Element in, String name) {
        List<Element> found = Original.all(in, name);
        assertThat(found).as(name).hasSize(1);
        return found.getFirst();
    }

    private static String[] uris(List<AttributeDefinition> attributes) {
        return attributes.stream().map(AttributeDefinition::uri).toArray(String[]::new);
    }

    private static List<String> values(Element root, String entityAttribute) {
        return Original.all(the(root, "EntityAttributes"), "Attribute").stream()
                .filter(attribute -> attribute.getAttribute("Name").equals(entityAttribute))
                .peek(attribute ->
                        assertThat(attribute.getAttribute("NameFormat")).isEqualTo(SAML + "2.0:attrname-format:uri"))
                .flatMap(attribute -> Original.all(attribute, "AttributeValue").stream())
                .map(Element::getTextContent)
                .toList();
    }

    private static List<String> published(Element root, String use) {
        return Original.all(root, "KeyDescriptor").stream()
                .filter(key -> key.getAttribute("use").equals(use))
                .flatMap(key -> certificates(key).stream())
                .toList();
    }

    private static List<String> certificates(Element in) {
        return Original.all(in, "X509Certificate").stream()
                .map(one -> one.getTextContent().replaceAll("\\s", ""))
                .toList();
    }

    private static List<String> algorithms(Element in, String name) {
        return Original.all(in, name).stream()
                .map(method -> method.getAttribute("Algorithm"))
                .toList();
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSignatureShape(Element signature, String id) {
        assertThat(SIGNATURES).containsAll(algorithms(signature, "SignatureMethod"));
        assertThat(DIGESTS).containsAll(algorithms(signature, "DigestMethod"));
        assertThat(algorithms(signature, "CanonicalizationMethod"))
                .containsExactly("http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(algorithms(signature, "Transform"))
                .containsExactly(
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/2001/10/xml-exc-c14n#");
        assertThat(the(signature, "Reference").getAttribute("URI")).isEqualTo("#" + id);
    }

    /** By a key that our metadata has, and whose certificate is in the message. */
    private static <T extends org.opensaml.saml.common.SignableSAMLObject> void assertSigned(
            String xml, OwnMetadata metadata, Class<T> type) throws Rejected {
        Element root = root(xml);
        Element signature = the(root, "Signature");
        assertThat(signature.getParentNode()).isEqualTo(root);
        assertThat(signature.getPreviousSibling().getLocalName()).isEqualTo("Issuer");
        assertSignatureShape(signature, root.getAttribute("ID"));
        assertThat(certificates(signature)).hasSize(1);
        assertThat(published(Anatomy.root(metadata.document()), "signing")).containsAll(certificates(signature));
        CertifiedKey key = metadata.keys().signing();
        assertThat(UnverifiedMessage.read(xml.getBytes(UTF_8), type)
                        .verify(new PinnedKeys(
                                SignaturePolicy.EIDAS, List.of(key.certificate().getPublicKey()))))
                .isNotNull();
    }
}
