package org.pontis.eidas.peer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;
import org.w3c.dom.Element;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A document that the Commission's node sent, and what it says, in our own terms: enough to write the same.
 *
 * @param xml as it was sent
 * @param root nothing checked it, and nothing here depends on that
 */
record Original(String xml, Element root) {

    static Original of(String file) {
        String xml = new String(Vectors.bytes(Vectors.CAPTURED + file), UTF_8);
        return new Original(xml, Anatomy.root(xml));
    }

    /** The keys of its halves, which are ours here: what was signed with them has the same certificates in it. */
    static CertifiedKey key(String name) {
        return new CertifiedKey(Vectors.key(name), Vectors.certificate(name));
    }

    static SigningKey signing(String name) {
        return SigningKey.eidas(key(name));
    }

    static Recipient recipient(String name) {
        try {
            return Recipient.of(Vectors.certificate(name));
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    EidasRequest asRequest() {
        return new EidasRequest(
                root.getAttribute("ID"),
                Instant.parse(root.getAttribute("IssueInstant")),
                text("Issuer"),
                root.getAttribute("Destination"),
                RequestedLevel.read("minimum", List.of(text("AuthnContextClassRef")))
                        .orElseThrow(),
                NameIdFormat.read(the("NameIDPolicy").getAttribute("Format")).orElseThrow(),
                all("RequestedAttribute").stream()
                        .flatMap(asked -> AttributeProfile.find(asked.getAttribute("Name")).stream())
                        .toList(),
                SpType.of(text("SPType")),
                Optional.empty(),
                Optional.of(root.getAttribute("ProviderName")));
    }

    /** @param assertion the one that was in it, opened */
    EidasResponse asResponse(Original assertion) {
        Instant issued = Instant.parse(assertion.root.getAttribute("IssueInstant"));
        Element name = assertion.the("NameID");
        return response(new EidasResponse.Success(
                assertion.identity(),
                GrantedLevel.read(assertion.text("AuthnContextClassRef")).orElseThrow(),
                new NameId(NameIdFormat.read(name.getAttribute("Format")).orElseThrow(), name.getTextContent()),
                assertion.text("Audience"),
                Instant.parse(assertion.the("AuthnStatement").getAttribute("AuthnInstant")),
                Duration.between(
                        issued, Instant.parse(assertion.the("Conditions").getAttribute("NotOnOrAfter")))));
    }

    EidasResponse asFailure() {
        List<Element> codes = all("StatusCode");
        return response(new EidasResponse.Failure(EidasStatus.read(
                        Optional.of(codes.getFirst().getAttribute("Value")),
                        Optional.of(codes.getLast().getAttribute("Value")),
                        Optional.empty(),
                        Optional.of(text("StatusMessage")))
                .orElseThrow()));
    }

    private EidasResponse response(EidasResponse.Outcome outcome) {
        return new EidasResponse(
                root.getAttribute("ID"),
                Instant.parse(root.getAttribute("IssueInstant")),
                text("Issuer"),
                root.getAttribute("Destination"),
                root.getAttribute("InResponseTo"),
                outcome);
    }

    /** Without the attributes of sectors, which are none of ours. */
    private Identity identity() {
        Map<DataSet, Map<AttributeDefinition, List<AttributeValue>>> values = new LinkedHashMap<>();
        for (Element attribute : all("Attribute")) {
            AttributeProfile.find(attribute.getAttribute("Name"))
                    .ifPresent(definition -> values.computeIfAbsent(definition.set(), set -> new LinkedHashMap<>())
                            .put(definition, values(attribute, definition)));
        }
        List<Person> persons = values.entrySet().stream()
                .map(set -> new Person(set.getKey(), set.getValue()))
                .toList();
        return new Identity(persons.getFirst(), persons.stream().skip(1).findFirst());
    }

    private static List<AttributeValue> values(Element attribute, AttributeDefinition definition) {
        List<AttributeValue> values = new ArrayList<>();
        for (Element value : all(attribute, "AttributeValue")) {
            values.add(new AttributeValue(
                    value.getTextContent(),
                    !"false".equals(value.getAttributeNS(definition.set().namespace(), "LatinScript"))));
        }
        return values;
    }

    String text(String name) {
        return the(name).getTextContent();
    }

    Element the(String name) {
        return all(name).getFirst();
    }

    List<Element> all(String name) {
        return all(root, name);
    }

    static List<Element> all(Element in, String name) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < in.getElementsByTagNameNS("*", name).getLength(); i++) {
            found.add((Element) in.getElementsByTagNameNS("*", name).item(i));
        }
        return found;
    }
}
