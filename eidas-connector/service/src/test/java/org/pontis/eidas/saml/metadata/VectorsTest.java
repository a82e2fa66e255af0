package org.pontis.eidas.saml.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VectorsTest {

    private static final String EC_TESTS = Vectors.REPOSITORY + "metadata/";

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es", "ecdsa-p256_unencrypted"})
    void theConnectorOfTheCommissionIsReadToWhatItSays(String run) throws Exception {
        NodeMetadata node = captured(run + "/ConnectorMetadata.xml", "connector")
                .node("http://localhost:18080/EidasNodeConnector/ConnectorMetadata", Role.CONNECTOR);

        assertThat(node.role()).isEqualTo(Role.CONNECTOR);
        assertThat(node.country()).hasToString("CA");
        assertThat(node.endpoints())
                .containsExactly(
                        new Endpoint(Binding.POST, "http://localhost:18080/EidasNodeConnector/ColleagueResponse", 0),
                        new Endpoint(
                                Binding.REDIRECT, "http://localhost:18080/EidasNodeConnector/ColleagueResponse", 1));
        assertThat(node.nameIdFormats())
                .containsExactly(
                        "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
                        "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                        "urn:oasis:names:tc:SAML:2.0:nameid-format:transient");
        assertThat(node.software())
                .isEqualTo(new Software(Set.of("1.2", "1.3", "1.4"), Optional.of("eIDAS-ref:2.9.0")));
        assertThat(node.keys())
                .isEqualTo(new Keys(
                        List.of(key(run.startsWith("rsa") ? "connector-signing-rsa4096" : "connector-signing-ec-p256")),
                        List.of(key(
                                run.startsWith("rsa")
                                        ? "connector-keyagreement-ec-p256"
                                        : "connector-encryption-rsa4096"))));
        assertThat(node.levels()).isEmpty();
        assertThat(node.operator().organization())
                .contains(new Operator.Organization(
                        "Sample Country Connector", "Connector", "https://connector.sample/info"));
        assertThat(node.operator().contacts())
                .containsExactly(
                        new Operator.Contact(
                                "support",
                                Optional.of("eIDAS Connector Operator"),
                                Optional.of("John"),
                                Optional.of("Doe"),
                                List.of("contact.support@eidas-connector.eu"),
                                List.of("+40 123456")),
                        new Operator.Contact(
                                "technical",
                                Optional.of("eIDAS Connector Operator"),
                                Optional.of("John"),
                                Optional.of("Doe"),
                                List.of("contact.technical@eidas-connector.eu"),
                                List.of("+41 123456")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es", "ecdsa-p256_unencrypted"})
    void theProxyServiceOfTheCommissionIsReadToWhatItSays(String run) throws Exception {
        NodeMetadata node = captured(run + "/ServiceMetadata.xml", "proxy")
                .node("http://localhost:18080/EidasNodeProxy/ServiceMetadata", Role.PROXY_SERVICE);

        assertThat(node.country()).hasToString("CA");
        assertThat(node.levels())
                .containsExactly(
                        "http://eidas.europa.eu/LoA/high",
                        "http://eidas.europa.eu/LoA/substantial",
                        "http://eidas.europa.eu/LoA/low");
        assertThat(node.endpoint(Binding.POST))
                .contains(new Endpoint(Binding.POST, "http://localhost:18080/EidasNodeProxy/ColleagueRequest", 0));
        assertThat(node.endpoint(Binding.REDIRECT)).isPresent();
        assertThat(node.attributes())
                .hasSize(55)
                .contains(
                        "http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier",
                        "http://eidas.europa.eu/attributes/legalperson/representative/LegalName");
        assertThat(node.signingCertificates())
                .containsExactly(key(run.startsWith("rsa") ? "proxy-signing-rsa4096" : "proxy-signing-ec-p256"));
        assertThat(node.encryptionCertificate()).isEmpty();
        assertThat(node.demandsRequesterId()).isFalse();
        assertThat(node.algorithms().digests()).hasSize(3);
        assertThat(node.algorithms().signatures()).hasSize(6);
    }

    @Test
    void validUntilIsTheMomentInTheDocument() throws Exception {
        NodeMetadata node = captured("ecdsa-p256_rsa-oaep/ServiceMetadata.xml", "proxy")
                .nodes()
                .getFirst();

        assertThat(node.validity()).isEqualTo(Validity.until(Instant.parse("2026-11-22T23:31:39.737Z")));
    }

    @Test
    void twoOfTheTestDocumentsVerify() throws Exception {
        NodeMetadata connector = verified(EC_TESTS + "EntityDescriptors3/ConnectorMetadata.xml")
                .nodes()
                .getFirst();
        NodeMetadata service = verified(EC_TESTS + "SignatureCheck/ServiceMetadata.xml")
                .nodes()
                .getFirst();

        assertThat(connector.spType()).contains(SpType.PUBLIC);
        assertThat(connector.software().application()).contains("CEF:eIDAS-ref:2.5.0");
        assertThat(service.levels()).containsExactly("http://eidas.europa.eu/LoA/substantial");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceMetadata.xml",
                "ServiceMetadataWithRequesterId.xml",
                "EntityDescriptors3/ServiceMetadata.xml",
                "EntityDescriptors5/ServiceMetadata.xml",
                "EntityDescriptors5/ConnectorMetadata.xml",
                "EntityDescriptors6/ConnectorMetadataIntermediateCaMetadataRootCaMetadata.xml",
                "EntityDescriptors6/ConnectorMetadataMetadataNodeRootCaMetadata.xml",
                "EntityDescriptorsJavaCharsInID/ServiceMetadata.xml",
                "ServiceMetadataRepo/ServiceMetadata.xml"
            })
    void theOthersWereEditedAfterTheyWereSigned(String file) {
        assertThatThrownBy(() -> verified(EC_TESTS + file))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_SIGNATURE));
    }

    @Test
    void theOneWithDotsBetweenItsElementsIsNoMetadataAtAll() {
        assertThatThrownBy(() -> verified(EC_TESTS + "ServiceMetadataWithTwoSigningKeys.xml"))
                .isInstanceOfSatisfying(
                        Rejected.class, e -> assertThat(e.reason()).isEqualTo(Reason.MIXED_CONTENT));
    }

    /** With whatever certificate the document brings along, as if each were trusted. */
    private static VerifiedMetadata verified(String path) throws Rejected {
        SignedMetadata document = SignedMetadata.parse(Vectors.bytes(path));
        return document.verify(document.claimedChain());
    }

    private static VerifiedMetadata captured(String file, String half) throws Rejected {
        return SignedMetadata.parse(Vectors.bytes(Vectors.CAPTURED + file))
                .verify(List.of(key(half + "-metadata-ec-p256")));
    }

    private static X509Certificate key(String name) {
        return Vectors.certificate(name);
    }
}
