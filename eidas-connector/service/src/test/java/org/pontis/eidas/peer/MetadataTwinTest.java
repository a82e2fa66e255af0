package org.pontis.eidas.peer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.OwnNode;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Operator.Contact;
import org.pontis.eidas.saml.metadata.Operator.Organization;
import org.w3c.dom.Element;

/** Our metadata beside that of the Commission's node. */
class MetadataTwinTest {

    private static final NodeCountry CA = new NodeCountry("CA");
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es"})
    void ourConnectorSaysTheSame(String run) {
        Original theirs = Original.of(run + "/ConnectorMetadata.xml");
        OwnNode node = OwnNode.connector(
                CA,
                theirs.root().getAttribute("entityID"),
                theirs.the("AssertionConsumerService").getAttribute("Location"),
                new Offer.Connector(Optional.empty()),
                operator(theirs));
        NodeKeys keys = run.contains("rsa-pss")
                ? keys("connector", "rsa4096", Optional.of("connector-keyagreement-ec-p256"))
                : keys("connector", "ec-p256", Optional.of("connector-encryption-rsa4096"));

        common(theirs, node, keys)
                .without(
                        ".*/md:AssertionConsumerService\\[.*HTTP-Redirect].*",
                        "Responses come by POST alone (IA 3.2.2.1), and we send requests by POST alone: only who sends them"
                                + " by GET has to list it for that node.")
                .areAlike();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es"})
    void ourProxyServiceSaysTheSame(String run) {
        Original theirs = Original.of(run + "/ServiceMetadata.xml");
        Set<String> attributes = new LinkedHashSet<>();
        Original.all(theirs.the("IDPSSODescriptor"), "Attribute")
                .forEach(attribute -> attributes.add(attribute.getAttribute("Name")));
        OwnNode node = OwnNode.proxyService(
                CA,
                theirs.root().getAttribute("entityID"),
                theirs.the("SingleSignOnService").getAttribute("Location"),
                new Offer.ProxyService(
                        Set.of(
                                "http://eidas.europa.eu/LoA/low",
                                "http://eidas.europa.eu/LoA/substantial",
                                "http://eidas.europa.eu/LoA/high"),
                        attributes,
                        false),
                operator(theirs));

        common(theirs, node, keys("proxy", run.contains("rsa-pss") ? "rsa4096" : "ec-p256", Optional.empty()))
                .and(
                        ".*:assurance-certification]/saml2:AttributeValue@xsi:type = xsd:string of .*",
                        "As that node writes the values of its other entity attributes.")
                .areAlike();
    }

    private static Twins common(Original theirs, OwnNode node, NodeKeys keys) {
        Instant until = Instant.parse(theirs.root().getAttribute("validUntil"));
        String ours = new OwnMetadata(node, () -> keys, DAY, InstantSource.fixed(until.minus(DAY))).document();
        return Twins.of(theirs.xml(), ours)
                .with(Reasons.SHORTER_HASH)
                .without(".*application-identifier]/saml2:AttributeValue = eIDAS-ref:2.9.0", "It is another software.")
                .and(
                        ".*application-identifier]/saml2:AttributeValue = Pontis:eidas-connector:.*",
                        "It is this software.")
                .and(
                        "md:EntityDescriptor@ID",
                        "The signature refers to it; a reference to the whole document would do as well.")
                .and(
                        ".*/ds:Transform\\[.*xml-exc-c14n#]/ec:InclusiveNamespaces.*",
                        "The prefix of the values' type is declared once and signed along, as in responses of that node.")
                .and(".*/alg:SigningMethod\\[.*]@M(in|ax)KeySize = .*", "As in the sample of MF 6.1.");
    }

    private static NodeKeys keys(String half, String kind, Optional<String> encryption) {
        CertifiedKey metadata = Original.key(half + "-metadata-ec-p256");
        return new NodeKeys(
                Original.key(half + "-signing-" + kind),
                Optional.empty(),
                encryption.map(Original::key),
                Optional.empty(),
                metadata);
    }

    private static Operator operator(Original theirs) {
        return new Operator(
                Optional.of(new Organization(
                        theirs.text("OrganizationName"),
                        theirs.text("OrganizationDisplayName"),
                        theirs.text("OrganizationURL"))),
                theirs.all("ContactPerson").stream()
                        .map(MetadataTwinTest::contact)
                        .toList());
    }

    private static Contact contact(Element person) {
        return new Contact(
                person.getAttribute("contactType"),
                Optional.of(text(person, "Company")),
                Optional.of(text(person, "GivenName")),
                Optional.of(text(person, "SurName")),
                List.of(text(person, "EmailAddress")),
                List.of(text(person, "TelephoneNumber")));
    }

    private static String text(Element in, String name) {
        return Original.all(in, name).getFirst().getTextContent();
    }
}
