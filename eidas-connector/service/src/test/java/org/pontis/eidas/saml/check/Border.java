package org.pontis.eidas.saml.check;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.OpenSaml;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.eidas.saml.check.Explainer.Explanation;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.encryption.DecryptionKeys;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasResponse.Outcome;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.pontis.eidas.saml.metadata.SpType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The border between two countries with our own messages over it: Spain's connector asks, Estonia's service answers. A message is
 * written by our writers, changed in one place, signed again with the right key, and examined.
 */
final class Border {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    static final NodeCountry ES = new NodeCountry("ES");
    static final NodeCountry EE = new NodeCountry("EE");
    static final String CONNECTOR = "https://es.example/eidas/connector/metadata";
    static final String ACS = "https://es.example/eidas/connector/acs";
    static final String SERVICE = "https://ee.example/eidas/service/metadata";
    static final String SSO = "https://ee.example/eidas/service/sso";
    static final TestKey ASKING = TestKey.ec("secp256r1");
    static final TestKey ANSWERING = TestKey.ec("secp256r1");
    static final TestKey READING = TestKey.ec("secp256r1");
    /** Whoever encrypts to this one uses RSA-OAEP, and ECDH-ES to the other. */
    static final TestKey READING_RSA = TestKey.rsa(3_072);

    static final TestKey STRANGER = TestKey.ec("secp256r1");
    static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    static final EidasRequest REQUEST = request(DataSet.NATURAL, NameIdFormat.PERSISTENT);
    static final Waiting OPEN = new Waiting(REQUEST, SERVICE, EE, false, Optional.of("relay"));
    static final Identity MARI = Identity.of(new Person(DataSet.NATURAL, mari(DataSet.NATURAL)));
    static final ForeignConnector FOREIGN_CONNECTOR =
            new ForeignConnector(CONNECTOR, ES, pinned(ASKING), ACS, Optional.empty(), Set.of("1.2", "1.3", "1.4"));
    static final ForeignService FOREIGN_SERVICE =
            new ForeignService(SERVICE, EE, pinned(ANSWERING), notified(LevelOfAssurance.values()), Tolerance.NONE);
    static final OurConnector OUR_CONNECTOR = new OurConnector(CONNECTOR, ACS, ES);
    static final OurService OUR_SERVICE = new OurService(
            Set.of(SSO),
            notified(LevelOfAssurance.LOW, LevelOfAssurance.SUBSTANTIAL),
            Set.of(NameIdFormat.values()),
            new HashSet<>(AttributeProfile.of(DataSet.NATURAL)),
            false);
    static final Success LOGIN = new Success(
            MARI,
            new GrantedLevel.Notified(LevelOfAssurance.HIGH),
            new NameId(NameIdFormat.PERSISTENT, "pseudonym"),
            CONNECTOR,
            NOW,
            Duration.ofMinutes(5));

    private Border() {}

    static EidasRequest request(DataSet set, NameIdFormat format) {
        return new EidasRequest(
                MessageId.next(),
                NOW.minusSeconds(90),
                CONNECTOR,
                SSO,
                RequestedLevel.atLeast(LevelOfAssurance.SUBSTANTIAL),
                format,
                AttributeProfile.of(set),
                Optional.of(SpType.PUBLIC),
                Optional.empty(),
                Optional.of("Demo"));
    }

    static Map<AttributeDefinition, List<AttributeValue>> mari(DataSet set) {
        Map<AttributeDefinition, List<AttributeValue>> values = new HashMap<>();
        for (AttributeDefinition attribute : AttributeProfile.mandatory(set)) {
            values.put(
                    attribute,
                    List.of(AttributeValue.of(
                            switch (attribute.syntax()) {
                                case IDENTIFIER -> "EE/ES/60001019906";
                                case DATE -> "2000-01-01";
                                default -> "Mari";
                            })));
        }
        return values;
    }

    static Set<GrantedLevel> notified(LevelOfAssurance... levels) {
        Set<GrantedLevel> set = new HashSet<>();
        for (LevelOfAssurance level : levels) {
            set.add(new GrantedLevel.Notified(level));
        }
        return set;
    }

    static String signed(EidasRequest request, Edit edit, TestKey key) {
        Document document = unsigned(RequestWriter.write(request, key.with(ECDSA)));
        edit.accept(document);
        return key.with(ECDSA).sign(OpenSaml.read(Edit.text(document), AuthnRequest.class));
    }

    static EidasResponse response(Outcome outcome) {
        return new EidasResponse(MessageId.next(), NOW, SERVICE, ACS, REQUEST.id(), outcome);
    }

    /** Changed before it is encrypted, and signed after that. */
    static String signed(Outcome outcome, Edit edit, TestKey reader, TestKey key) {
        Document document = unsigned(ResponseWriter.writePlain(response(outcome), key.with(ECDSA)));
        edit.accept(document);
        List<String> assertions = new ArrayList<>();
        for (Element assertion : children(document.getDocumentElement(), "Assertion")) {
            document.getDocumentElement().removeChild(assertion);
            assertions.add(alone(document.getDocumentElement(), assertion));
        }
        Response response = OpenSaml.read(Edit.text(document), Response.class);
        for (String assertion : assertions) {
            response.getEncryptedAssertions().add(encrypted(assertion, reader));
        }
        return key.with(ECDSA).sign(response);
    }

    static String signedPlain(Outcome outcome, Edit edit) {
        Document document = unsigned(ResponseWriter.writePlain(response(outcome), ANSWERING.with(ECDSA)));
        edit.accept(document);
        return ANSWERING.with(ECDSA).sign(OpenSaml.read(Edit.text(document), Response.class));
    }

    static RequestVerdict examine(String xml) {
        return examine(xml, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.of("relay"), (issuer, id, until) -> true);
    }

    static RequestVerdict examine(
            String xml, ForeignConnector connector, OurService us, Optional<String> relayState, Replay replay) {
        return new RequestCheck(
                        us,
                        id -> Optional.of(connector)
                                .filter(known -> known.entityId().equals(id)),
                        replay,
                        InstantSource.fixed(NOW),
                        TimeLimits.DEFAULT)
                .check(() -> UnverifiedMessage.read(xml.getBytes(UTF_8), AuthnRequest.class), relayState);
    }

    static ResponseVerdict<OpenRequest> examineAnswer(String xml) {
        return examineAnswer(xml, FOREIGN_SERVICE, OPEN, (issuer, id, until) -> true);
    }

    static ResponseVerdict<OpenRequest> examineAnswer(
            String xml, ForeignService service, OpenRequest open, Replay replay) {
        return new ResponseCheck(
                        OUR_CONNECTOR,
                        id -> Optional.of(service)
                                .filter(known -> known.entityId().equals(id)),
                        reading(),
                        replay,
                        InstantSource.fixed(NOW),
                        TimeLimits.DEFAULT)
                .check(
                        () -> UnverifiedMessage.read(xml.getBytes(UTF_8), Response.class),
                        Optional.of("relay"),
                        id -> Optional.of(open).filter(waiting -> id.equals(REQUEST.id())));
    }

    static Explanation explain(String xml, ForeignConnector connector, OurService us) {
        return new Explainer(NOW, TimeLimits.DEFAULT)
                .request(
                        () -> UnverifiedMessage.read(xml.getBytes(UTF_8), AuthnRequest.class),
                        id -> Optional.of(connector),
                        Optional.of(us));
    }

    static Explanation explainAnswer(String xml, ForeignService service, OpenRequest open) {
        return new Explainer(NOW, TimeLimits.DEFAULT)
                .response(
                        () -> UnverifiedMessage.read(xml.getBytes(UTF_8), Response.class),
                        id -> Optional.of(service),
                        reading(),
                        Optional.of(OUR_CONNECTOR),
                        Optional.of(open));
    }

    static DecryptionKeys reading() {
        return new DecryptionKeys(List.of(
                new CertifiedKey(READING.secret(), READING.certificate()),
                new CertifiedKey(READING_RSA.secret(), READING_RSA.certificate())));
    }

    static Tolerance plain() {
        return new Tolerance(true, EncryptionPolicy.EIDAS, false);
    }

    static Recipient recipient(TestKey key) {
        try {
            return Recipient.of(key.certificate());
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    private static EncryptedAssertion encrypted(String assertion, TestKey reader) {
        return recipient(reader).encrypt(OpenSaml.read(assertion, Assertion.class));
    }

    private static PinnedKeys pinned(TestKey key) {
        return new PinnedKeys(SignaturePolicy.EIDAS, List.of(key.open()));
    }

    private static Document unsigned(String xml) {
        Document document = Edit.parse(xml);
        children(document.getDocumentElement(), "Signature").forEach(document.getDocumentElement()::removeChild);
        return document;
    }

    private static List<Element> children(Element parent, String localName) {
        List<Element> children = new ArrayList<>();
        for (var child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(localName)) {
                children.add(element);
            }
        }
        return children;
    }

    /** With the namespaces that the types of its values need. */
    private static String alone(Element root, Element assertion) {
        NamedNodeMap attributes = root.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (name.startsWith("xmlns:") && !assertion.hasAttribute(name)) {
                assertion.setAttributeNS(
                        "http://www.w3.org/2000/xmlns/",
                        name,
                        attributes.item(i).getNodeValue());
            }
        }
        return Edit.text(assertion);
    }
}
