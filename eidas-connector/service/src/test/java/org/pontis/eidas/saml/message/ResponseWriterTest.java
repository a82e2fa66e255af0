package org.pontis.eidas.saml.message;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Outcome;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.ReceivedAssertion.SentAttribute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What the Commission's node demands of a foreign service's responses. */
class ResponseWriterTest {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final TestKey KEY = TestKey.ec("brainpoolP384r1");
    private static final TestKey READER = TestKey.ec("secp384r1");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Person ANA = new Person(DataSet.NATURAL, everything(DataSet.NATURAL));

    @Test
    void itSaysWhatItAnswers() throws Rejected {
        Written response = written(success(Identity.of(ANA)));
        assertThat(response.attribute("Version")).isEqualTo("2.0");
        assertThat(response.attribute("InResponseTo")).isEqualTo("_request");
        assertThat(response.attribute("Destination")).isEqualTo("https://ee.example/acs");
        assertThat(response.attribute("IssueInstant")).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(response.attribute("Consent")).isEqualTo("urn:oasis:names:tc:SAML:2.0:consent:unspecified");
        assertThat(response.children()).containsExactly("Issuer", "Signature", "Status", "EncryptedAssertion");
        assertThat(response.the("StatusCode").attribute("Value"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:status:Success");
    }

    @Test
    void theSignatureIsAroundTheCiphertext() throws Rejected {
        Written signature = written(success(Identity.of(ANA))).the("Signature");
        assertThat(signature.the("SignatureMethod").attribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384");
        assertThat(signature.root().getParentNode().getLocalName()).isEqualTo("Response");
    }

    @Test
    void nobodyReadsItUnderWay() throws Rejected {
        String xml = ResponseWriter.write(response(success(Identity.of(ANA))), recipient(), key());
        assertThat(xml)
                .doesNotContain(
                        "García", "PersonIdentifier", "00000001R", "AttributeStatement", "http://eidas.europa.eu/LoA");
        assertThat(xml.getBytes(UTF_8)).hasSizeLessThan(131_072);
    }

    @Test
    void theAssertionIsForOneReaderOneRequestAndFiveMinutes() throws Rejected {
        Written assertion = plain(success(Identity.of(ANA))).the("Assertion");
        assertThat(assertion.the("Audience").text()).isEqualTo("https://ee.example/metadata");
        assertThat(assertion.the("Conditions").attribute("NotBefore")).isEqualTo("2026-11-22T10:00:00.000Z");
        assertThat(assertion.the("Conditions").attribute("NotOnOrAfter")).isEqualTo("2026-11-22T10:05:00.000Z");
        Written data = assertion.the("SubjectConfirmationData");
        assertThat(data.attribute("InResponseTo")).isEqualTo("_request");
        assertThat(data.attribute("Recipient")).isEqualTo("https://ee.example/acs");
        assertThat(data.attribute("NotOnOrAfter")).isEqualTo("2026-11-22T10:05:00.000Z");
        assertThat(data.attribute("NotBefore")).isNull();
        assertThat(assertion.the("SubjectConfirmation").attribute("Method"))
                .isEqualTo("urn:oasis:names:tc:SAML:2.0:cm:bearer");
        assertThat(assertion.all(SAML, "AuthnStatement")).hasSize(1);
        assertThat(assertion.all(SAML, "AttributeStatement")).hasSize(1);
        assertThat(assertion.the("AuthnContextClassRef").text()).isEqualTo("http://eidas.europa.eu/LoA/high");
        assertThat(assertion.the("NameID").attribute("Format")).isEqualTo(NameIdFormat.PERSISTENT.uri());
        assertThat(assertion.the("Issuer").text()).isEqualTo("https://es.example/metadata");
        assertThat(assertion.children())
                .containsExactly("Issuer", "Subject", "Conditions", "AuthnStatement", "AttributeStatement");
    }

    @Test
    void valuesCarryTheTypesThatTheCommissionsNodeKnows() throws Rejected {
        Written assertion = plain(success(Identity.of(ANA)));
        for (Written attribute : assertion.all(SAML, "Attribute")) {
            AttributeDefinition definition =
                    AttributeProfile.find(attribute.attribute("Name")).orElseThrow();
            assertThat(attribute.attribute("FriendlyName")).isEqualTo(definition.friendlyName());
            assertThat(attribute.attribute("NameFormat")).isEqualTo("urn:oasis:names:tc:SAML:2.0:attrname-format:uri");
            for (Written value : attribute.all(SAML, "AttributeValue")) {
                String type = value.root().getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
                assertThat(type).isEqualTo("eidas-natural:" + definition.type());
                assertThat(value.root().lookupNamespaceURI("eidas-natural")).isEqualTo(DataSet.NATURAL.namespace());
            }
        }
    }

    @Test
    void theLatinNameComesFirstAndTheOriginalIsMarked() throws Rejected {
        Written name = plain(success(Identity.of(ANA))).all(SAML, "Attribute").stream()
                .filter(attribute -> "FamilyName".equals(attribute.attribute("FriendlyName")))
                .findFirst()
                .orElseThrow();
        List<Written> values = name.all(SAML, "AttributeValue");
        assertThat(values.stream().map(Written::text)).containsExactly("García Onases", "Γκαρθία Ωνάσης");
        assertThat(values.getFirst().root().hasAttributeNS(DataSet.NATURAL.namespace(), "LatinScript"))
                .isFalse();
        assertThat(values.getLast().root().getAttributeNS(DataSet.NATURAL.namespace(), "LatinScript"))
                .isEqualTo("false");
    }

    @Test
    void whatIsWrittenIsReadBackWhoeverItIsAbout() throws Rejected {
        for (DataSet represented : List.of(DataSet.NATURAL, DataSet.LEGAL)) {
            for (DataSet acting : List.of(DataSet.NATURAL_REPRESENTATIVE, DataSet.LEGAL_REPRESENTATIVE)) {
                Person person = new Person(represented, everything(represented));
                Person representative = new Person(acting, everything(acting));
                Map<AttributeDefinition, List<AttributeValue>> all = new LinkedHashMap<>(person.values());
                all.putAll(representative.values());
                assertThat(readBack(new Identity(person, Optional.of(representative))))
                        .isEqualTo(all);
            }
        }
    }

    @Test
    void aFailureCarriesNoAssertion() throws Rejected {
        EidasStatus refusal = EidasStatus.of(
                EidasStatus.Code.RESPONDER, EidasStatus.SubCode.REQUEST_DENIED, "Citizen consent not given.");
        Written response = written(new Failure(refusal));
        assertThat(response.children()).containsExactly("Issuer", "Signature", "Status");
        assertThat(response.all("*", "StatusCode").stream().map(code -> code.attribute("Value")))
                .containsExactly(
                        "urn:oasis:names:tc:SAML:2.0:status:Responder",
                        "urn:oasis:names:tc:SAML:2.0:status:RequestDenied");
        assertThat(response.the("StatusMessage").text()).isEqualTo("Citizen consent not given.");
    }

    @Test
    void aFailureDoesNotSayThatAllWentWell() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Failure(EidasStatus.SUCCESS));
    }

    @Test
    void rsaSignsWithPss() throws Rejected {
        TestKey rsa = TestKey.rsa(3_072);
        String xml = ResponseWriter.write(
                response(success(Identity.of(ANA))), recipient(), SigningKey.eidas(rsa.secret(), rsa.certificate()));
        assertThat(Written.parse(xml).the("SignatureMethod").attribute("Algorithm"))
                .isEqualTo("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
        assertThat(UnverifiedMessage.read(xml.getBytes(UTF_8), Response.class)
                        .verify(new PinnedKeys(SignaturePolicy.EIDAS, List.of(rsa.open()))))
                .isNotNull();
    }

    private static Map<AttributeDefinition, List<AttributeValue>> readBack(Identity identity) throws Rejected {
        String xml = ResponseWriter.write(response(success(identity)), recipient(), key());
        DecryptionKeys keys = new DecryptionKeys(List.of(new CertifiedKey(READER.secret(), READER.certificate())));
        ReceivedAssertion assertion = ResponseReader.read(keys.open(
                        UnverifiedMessage.read(xml.getBytes(UTF_8), Response.class)
                                .verify(new PinnedKeys(SignaturePolicy.EIDAS, List.of(KEY.open()))),
                        EncryptionPolicy.EIDAS)
                .content());
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        for (SentAttribute attribute : assertion.attributes()) {
            values.put(AttributeProfile.find(attribute.name().orElseThrow()).orElseThrow(), attribute.values());
        }
        return values;
    }

    /** A value for every attribute of the profile. */
    private static Map<AttributeDefinition, List<AttributeValue>> everything(DataSet set) {
        Map<AttributeDefinition, List<AttributeValue>> values = new LinkedHashMap<>();
        for (AttributeDefinition attribute : AttributeProfile.of(set)) {
            values.put(attribute, values(attribute));
        }
        return values;
    }

    private static List<AttributeValue> values(AttributeDefinition attribute) {
        if (attribute.latinScript()) {
            return List.of(AttributeValue.of("García Onases"), AttributeValue.original("Γκαρθία Ωνάσης"));
        }
        return switch (attribute.syntax()) {
            case TEXT -> List.of(AttributeValue.of("<Ávila> & \"co\"\u00a0"));
            case IDENTIFIER -> List.of(AttributeValue.of("ES/EE/00000001R"));
            case DATE -> List.of(AttributeValue.of("1980-05-17"));
            case GENDER -> List.of(AttributeValue.of("Female"));
            case COUNTRY ->
                attribute.multiple()
                        ? List.of(AttributeValue.of("ES"), AttributeValue.of("EL"))
                        : List.of(AttributeValue.of("ES"));
            case PHONE -> List.of(AttributeValue.of("+34600000001"));
            case EMAIL -> List.of(AttributeValue.of("ana@example.org"));
            case ADDRESS -> List.of(AttributeValue.of(address(attribute.set())));
        };
    }

    private static String address(DataSet set) {
        Map<Address.Part, String> parts = new EnumMap<>(Address.Part.class);
        parts.put(Address.Part.THOROUGHFARE, "Calle de Alcalá");
        parts.put(Address.Part.POST_CODE, "28014");
        return new Address(parts).write(set);
    }

    private static Success success(Identity identity) {
        return new Success(
                identity,
                new GrantedLevel.Notified(LevelOfAssurance.HIGH),
                new NameId(NameIdFormat.PERSISTENT, "pseudonym"),
                "https://ee.example/metadata",
                NOW,
                Duration.ofMinutes(5));
    }

    private static EidasResponse response(Outcome outcome) {
        return new EidasResponse(
                MessageId.next(), NOW, "https://es.example/metadata", "https://ee.example/acs", "_request", outcome);
    }

    private static Written written(Outcome outcome) throws Rejected {
        return Written.parse(ResponseWriter.write(response(outcome), recipient(), key()));
    }

    private static Written plain(Outcome outcome) {
        return Written.parse(ResponseWriter.writePlain(response(outcome), key()));
    }

    private static Recipient recipient() throws Rejected {
        return Recipient.of(READER.certificate());
    }

    private static SigningKey key() {
        return SigningKey.eidas(KEY.secret(), KEY.certificate());
    }
}
