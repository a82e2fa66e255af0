package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.SignedMetadata;

import static org.assertj.core.api.Assertions.assertThat;

/** The Commission's node as our peer, at the time of its own documents. */
class CommissionTest {

    private static final NodeCountry CA = new NodeCountry("CA");
    private static final String CONNECTOR = "http://localhost:18080/EidasNodeConnector/ConnectorMetadata";
    private static final String PROXY_SERVICE = "http://localhost:18080/EidasNodeProxy/ServiceMetadata";

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es", "ecdsa-p256_unencrypted"})
    void bothItsHalvesAreBelievedForTheirMetadataCertificates(String run) {
        Peer connector = Peer.onFile(
                CA,
                Role.CONNECTOR,
                CONNECTOR,
                Vectors.path(Vectors.CAPTURED + run + "/ConnectorMetadata.xml"),
                Anchors.of(Vectors.certificate("connector-metadata-ec-p256")));
        Peer service = Peer.onFile(
                CA,
                Role.PROXY_SERVICE,
                PROXY_SERVICE,
                Vectors.path(Vectors.CAPTURED + run + "/ServiceMetadata.xml"),
                Anchors.of(Vectors.certificate("proxy-metadata-ec-p256")));
        try (Peers peers = peers("2026-11-22T00:00:00Z", connector, service)) {
            peers.renew();

            assertThat(peers.health()).allSatisfy(health -> {
                assertThat(health.state()).isEqualTo(Health.State.UP);
                assertThat(health.trouble()).isEmpty();
            });
            assertThat(peers.proxyService(CA)).isPresent();
            assertThat(peers.find(Role.CONNECTOR, CONNECTOR)).isPresent();
        }
    }

    @Test
    void onAnotherDayTheyAreNot() {
        Peer service = Peer.onFile(
                CA,
                Role.PROXY_SERVICE,
                PROXY_SERVICE,
                Vectors.path(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/ServiceMetadata.xml"),
                Anchors.of(Vectors.certificate("proxy-metadata-ec-p256")));

        assertThat(refusal(service, "2026-11-23T00:00:00Z")).contains(MetadataRule.VALID_UNTIL);
    }

    @Test
    void oneHalfIsNotBelievedForTheCertificateOfTheOther() {
        Peer service = Peer.onFile(
                CA,
                Role.PROXY_SERVICE,
                PROXY_SERVICE,
                Vectors.path(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/ServiceMetadata.xml"),
                Anchors.of(Vectors.certificate("connector-metadata-ec-p256")));

        assertThat(refusal(service, "2026-11-22T00:00:00Z")).contains(MetadataRule.TRUST_PATH);
    }

    @Test
    void theGoodOnesOfItsTestDataAreBelieved() {
        assertThat(refusal(test(Role.CONNECTOR, "EntityDescriptors3/ConnectorMetadata.xml"), "2020-03-20T12:00:00Z"))
                .isEmpty();
        assertThat(refusal(test(Role.PROXY_SERVICE, "SignatureCheck/ServiceMetadata.xml"), "2020-03-20T12:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ServiceMetadata.xml",
                "EntityDescriptors3/ServiceMetadata.xml",
                "EntityDescriptors5/ServiceMetadata.xml",
                "EntityDescriptors5/ConnectorMetadata.xml",
                "EntityDescriptorsJavaCharsInID/ServiceMetadata.xml",
                "ServiceMetadataRepo/ServiceMetadata.xml",
                "ServiceMetadataWithRequesterId.xml"
            })
    void thoseThatWereEditedAreRefusedForTheirSignature(String file) {
        assertThat(refusal(test(Role.PROXY_SERVICE, file), "2020-03-20T12:00:00Z"))
                .contains(MetadataRule.SIGNED);
    }

    @Test
    void theOneThatIsNotPlainXmlIsRefusedForItsForm() {
        assertThat(refusal(test(Role.CONNECTOR, "ServiceMetadataWithTwoSigningKeys.xml"), "2024-09-10T12:00:00Z"))
                .contains(MetadataRule.WELL_FORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ConnectorMetadataIntermediateCaMetadataRootCaMetadata.xml",
                "ConnectorMetadataMetadataNodeRootCaMetadata.xml"
            })
    void thoseWithAHoleInTheirPathAreRefusedForIt(String file) {
        assertThat(refusal(test(Role.CONNECTOR, "EntityDescriptors6/" + file), "2020-03-20T12:00:00Z"))
                .contains(MetadataRule.TRUST_PATH);
    }

    private static Peer test(Role role, String file) {
        String entityId =
                "http://localhost:8080/EidasNode/" + (role == Role.CONNECTOR ? "ConnectorMetadata" : "ServiceMetadata");
        return Peer.onFile(
                CA,
                role,
                entityId,
                Vectors.path(Vectors.REPOSITORY + "metadata/" + file),
                Anchors.of(signerOf("EntityDescriptors3/ConnectorMetadata.xml")));
    }

    /** The one that signed most of them; the key stores beside them hold another one. */
    private static X509Certificate signerOf(String file) {
        try {
            return SignedMetadata.parse(Vectors.bytes(Vectors.REPOSITORY + "metadata/" + file))
                    .claimedChain()
                    .getFirst();
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<MetadataRule> refusal(Peer peer, String now) {
        try (Peers peers = peers(now, peer)) {
            peers.renew();
            return peers.health().getFirst().trouble().map(Trouble::rule);
        }
    }

    private static Peers peers(String now, Peer... peers) {
        return Peers.of(
                List.of(peers),
                new Peers.Setup(Limits.SANDBOX, Optional.empty(), Optional.empty(), new TestClock(now), health -> {}));
    }
}
