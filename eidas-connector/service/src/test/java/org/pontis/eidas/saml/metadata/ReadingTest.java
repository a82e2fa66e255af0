package org.pontis.eidas.saml.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.DocumentSigner;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.pontis.eidas.saml.TestKey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingTest {

    private static final String ENTITY = "https://node.example/metadata";
    private static final Instant TOMORROW = Instant.parse("2026-11-23T12:00:00Z");

    private final TestKey key = TestKey.ec("P-256");
    private final TestKey other = TestKey.ec("P-256");
    private final NodeMetadata node = new NodeMetadata(
            ENTITY,
            new NodeCountry("EE"),
            new Validity(TOMORROW, Optional.of(Duration.ofHours(6)), Optional.empty()),
            new Keys(List.of(key.certificate()), List.of(other.certificate())),
            List.of(
                    new Endpoint(Binding.POST, "https://node.example/acs", 0),
                    new Endpoint(Binding.REDIRECT, "https://node.example/acs", 1)),
            Set.of("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
            new Offer.Connector(Optional.of(SpType.PRIVATE)),
            new Software(Set.of(), Optional.empty()),
            new Algorithms(Set.of(), List.of(), Set.of()),
            new Operator(Optional.empty(), List.of()));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertThat(read(document())).isEqualTo(node);
    }

    @Test
    void withoutAnEndItIsNotUsed() {
        broken(document().replaceAll(" validUntil=\"[^\"]*\"", ""), MetadataRule.VALID_UNTIL);
    }

    @Test
    void theNearestEndCounts() throws Exception {
        String document =
                document().replace("<md:SPSSODescriptor ", "<md:SPSSODescriptor validUntil=\"2026-11-22T13:00:00Z\" ");

        assertThat(read(document).validity().until()).isEqualTo(Instant.parse("2026-11-22T13:00:00Z"));
    }

    @Test
    void withoutCountryItIsNobodys() {
        broken(
                document().replaceAll("<md:Extensions><eidas:NodeCountry.*?</md:Extensions>", ""),
                MetadataRule.NODE_COUNTRY);
    }

    @Test
    void greeceIsOneCountryUnderBothItsCodes() throws Exception {
        assertThat(read(document().replace(">EE<", ">GR<")).country()).isEqualTo(new NodeCountry("EL"));
    }

    @Test
    void aKeyWithoutUseServesBoth() throws Exception {
        NodeMetadata read = read(document().replace(" use=\"signing\"", ""));

        assertThat(read.signingCertificates()).containsExactly(key.certificate());
        assertThat(read.keys().encryption()).containsExactly(key.certificate(), other.certificate());
    }

    @Test
    void aKeyForEncryptionDoesNotSign() {
        broken(document().replace("use=\"signing\"", "use=\"encryption\""), MetadataRule.KEYS);
    }

    @Test
    void aCertificateThatIsNoneIsNoKey() {
        broken(document().replaceFirst("<ds:X509Certificate>[^<]*", "<ds:X509Certificate>AAAA"), MetadataRule.KEYS);
    }

    @Test
    void theEndpointThatIsMarkedAsDefaultStandsFirst() throws Exception {
        String document = document()
                .replace(" index=\"0\" isDefault=\"true\"", " index=\"0\" isDefault=\"false\"")
                .replace(" index=\"1\"", " index=\"1\" isDefault=\"true\"");

        assertThat(read(document).endpoints()).extracting(Endpoint::index).containsExactly(1, 0);
    }

    @Test
    void anUnknownBindingIsPassedOver() throws Exception {
        String document = document().replace(Binding.REDIRECT.uri(), "urn:oasis:names:tc:SAML:2.0:bindings:PAOS");

        assertThat(read(document).endpoints()).extracting(Endpoint::binding).containsExactly(Binding.POST);
    }

    @Test
    void theSameRoleTwiceIsNoRole() {
        String document = document();
        String role = document.substring(
                document.indexOf("<md:SPSSODescriptor"), document.indexOf("</md:SPSSODescriptor>") + 21);

        broken(document.replace(role, role + role), MetadataRule.ROLE);
    }

    @Test
    void aListIsReadForTheEntityThatIsAskedFor() throws Exception {
        String one = document();
        String another = one.replace(ENTITY, "https://other.example/metadata");

        assertThat(read(list(one + another))).isEqualTo(node);
    }

    @Test
    void anEntityThatStandsTwiceInAListIsNotUsed() {
        broken(list(document() + document().replace("node.example/acs", "thief.example/acs")), MetadataRule.ONE_ENTITY);
    }

    @Test
    void aSectorThatIsNoneIsRefused() {
        assertThatThrownBy(() -> read(document().replace(">private<", ">both<")))
                .isInstanceOfAny(Rejected.class, BrokenRule.class);
    }

    @Test
    void aMessageIsNoMetadata() {
        String message =
                "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_1\" Version=\"2.0\""
                        + " IssueInstant=\"2026-11-22T12:00:00Z\"><samlp:Status><samlp:StatusCode"
                        + " Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status></samlp:Response>";

        assertThatThrownBy(() -> SignedMetadata.parse(message.getBytes(UTF_8)).verify(List.of(key.certificate())))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_SIGNED));
    }

    /** What the writer writes, without the signature that changing it breaks. */
    private String document() {
        return MetadataWriter.write(node, key.with("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"), List.of())
                .replaceAll("(?s)<ds:Signature .*?</ds:Signature>", "")
                .replaceAll(" ID=\"[^\"]*\"", "");
    }

    private static String list(String entities) {
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + entities
                + "</md:EntitiesDescriptor>";
    }

    private NodeMetadata read(String document) throws Rejected, BrokenRule {
        return SignedMetadata.parse(DocumentSigner.sign(document, key).getBytes(UTF_8))
                .verify(List.of(key.certificate()))
                .node(ENTITY, Role.CONNECTOR);
    }

    private void broken(String document, MetadataRule rule) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(rule))
                .hasMessageContaining(rule.sentence());
    }
}
