package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SignaturePolicy;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.ResponseVerdict.Accepted;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.SignedMetadata;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.eidas.saml.check.Border.*;
import static org.pontis.eidas.saml.check.Edit.*;

/** What nodes of other countries do otherwise than we would, and what we put up with. */
class QuirksTest {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String CAPTURED = Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/";

    @Test
    void anAssertionMayBeIssuedABitAfterItsResponse() {
        assertAccepted(set("Assertion", "IssueInstant", "2026-11-22T10:00:00.400Z"));
    }

    @Test
    void anEmptyDeclarationMayFollowTheLevel() {
        assertAccepted(append(
                "AuthnContext", "<saml2:AuthnContextDecl xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>"));
    }

    @Test
    void aNameIdentifierMayBeQualified() {
        assertAccepted(set("NameID", "NameQualifier", "http://C-PEPS.gov.xx"));
    }

    @Test
    void aSessionMayHaveAnIndex() {
        assertAccepted(set("AuthnStatement", "SessionIndex", "_session"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"eidas-natural:PersonIdentifierType", "n:PersonIdentifierType"})
    void theTypeOfAValueMayHaveAnyPrefix(String type) {
        assertAccepted(typed(value -> {
            value.setAttributeNS(
                    "http://www.w3.org/2000/xmlns/", "xmlns:n", "http://eidas.europa.eu/attributes/naturalperson");
            value.setAttributeNS(XSI, "xsi:type", type);
        }));
    }

    @Test
    void theTypeOfAValueMayBeUnknownPlainOrMissing() {
        assertAccepted(typed(value -> value.setAttributeNS(XSI, "xsi:type", "eidas-natural:IdentifierType")));
        assertAccepted(typed(value -> {
            value.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:xs", "http://www.w3.org/2001/XMLSchema");
            value.setAttributeNS(XSI, "xsi:type", "xs:string");
        }));
        assertAccepted(typed(value -> value.removeAttributeNS(XSI, "type")));
    }

    @Test
    void greeceMayWriteItsNameAsTheRestOfTheWorldDoes() {
        NodeCountry greece = new NodeCountry("EL");
        ForeignService service =
                new ForeignService(SERVICE, greece, FOREIGN_SERVICE.keys(), FOREIGN_SERVICE.levels(), Tolerance.NONE);
        Waiting open = new Waiting(REQUEST, SERVICE, greece, false, Optional.of("relay"));
        Accepted<OpenRequest> accepted = accepted(value("PersonIdentifier", "GR/ES/1234"), service, open);
        assertThat(accepted.assertion().identity().person().identifier().value())
                .isEqualTo("EL/ES/1234");
    }

    @Test
    void levelsThatWereNotNotifiedMayHaveTheDraftsSpelling() {
        String standard = "http://eidas.europa.eu/NotNotified/LoA/substantial";
        String draft = "http://eidas.europa.eu/LoA/NotNotified/substantial";
        EidasRequest request = new EidasRequest(
                REQUEST.id(),
                REQUEST.issuedAt(),
                REQUEST.issuer(),
                REQUEST.destination(),
                RequestedLevel.read("exact", List.of(standard)).orElseThrow(),
                REQUEST.nameIdFormat(),
                REQUEST.attributes(),
                REQUEST.spType(),
                REQUEST.requesterId(),
                REQUEST.providerName());
        ForeignService service = new ForeignService(
                SERVICE,
                EE,
                FOREIGN_SERVICE.keys(),
                Set.of(GrantedLevel.read(draft).orElseThrow()),
                Tolerance.NONE);
        Waiting open = new Waiting(request, SERVICE, EE, false, Optional.of("relay"));
        assertThat(accepted(text("AuthnContextClassRef", draft), service, open)
                        .assertion()
                        .level()
                        .uri())
                .isEqualTo(standard);
    }

    @Test
    void aNodeMayChangeItsKeys() {
        PinnedKeys both = new PinnedKeys(SignaturePolicy.EIDAS, List.of(STRANGER.open(), ANSWERING.open()));
        ForeignService changing = new ForeignService(SERVICE, EE, both, FOREIGN_SERVICE.levels(), Tolerance.NONE);
        assertThat(accepted(NONE, changing, OPEN).assertion().country()).isEqualTo(EE);
    }

    @Test
    void anAddressMayComeInLines() {
        String lines = "PGVpZGFzOlBvc3RDb2RlPjEwMTI5PC9l\naWRhczpQb3N0Y29kZT4=\n";
        Edit address = document -> {
            append(
                            "AttributeStatement",
                            "<saml2:Attribute xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" Name=\""
                                    + AttributeProfile.CURRENT_ADDRESS.uri()
                                    + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue>"
                                    + lines + "</saml2:AttributeValue></saml2:Attribute>")
                    .accept(document);
        };
        assertThat(accepted(address, FOREIGN_SERVICE, OPEN)
                        .assertion()
                        .identity()
                        .person()
                        .value(AttributeProfile.CURRENT_ADDRESS))
                .isPresent();
    }

    @Test
    void theReferenceNodesMetadataSaysWhatItIs() throws Rejected, BrokenRule {
        ForeignConnector connector = ForeignConnector.of(metadata("Connector", Role.CONNECTOR));
        assertThat(connector.location())
                .as("it lists a place for Redirect too, where no answer goes")
                .isEqualTo(Captured.NODE + "Connector/ColleagueResponse");
        assertThat(connector.protocolVersions()).containsExactly("1.4", "1.3", "1.2");
        assertThat(connector.mayMix()).isFalse();
        assertThat(connector.country()).isEqualTo(Captured.CA);
        ForeignService service = ForeignService.of(metadata("Service", Role.PROXY_SERVICE), Tolerance.NONE);
        assertThat(service.levels()).isEqualTo(notified(LevelOfAssurance.values()));
        assertThat(service.entityId()).isEqualTo(Captured.NODE + "Proxy/ServiceMetadata");
    }

    private static NodeMetadata metadata(String name, Role role) throws Rejected, BrokenRule {
        String half = role == Role.CONNECTOR ? "connector" : "proxy";
        return SignedMetadata.parse(Vectors.bytes(CAPTURED + name + "Metadata.xml"))
                .verify(List.of(Vectors.certificate(half + "-metadata-ec-p256")))
                .nodes()
                .getFirst();
    }

    private static Edit typed(Consumer<Element> change) {
        return named("PersonIdentifier", attribute -> change.accept((Element) attribute.getFirstChild()));
    }

    private static void assertAccepted(Edit edit) {
        assertThat(accepted(edit, FOREIGN_SERVICE, OPEN).assertion().identity()).isEqualTo(MARI);
    }

    private static Accepted<OpenRequest> accepted(Edit edit, ForeignService service, OpenRequest open) {
        ResponseVerdict<OpenRequest> verdict =
                examineAnswer(signed(LOGIN, edit, READING, ANSWERING), service, open, (issuer, id, until) -> true);
        assertThat(verdict.report().firstFailure()).isEmpty();
        return (Accepted<OpenRequest>) verdict;
    }
}
