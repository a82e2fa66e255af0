package org.pontis.eidas.metadata;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Operator.Contact;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.SignedMetadata;
import org.pontis.eidas.saml.metadata.SpType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class OwnMetadataTest {

    private static final NodeCountry ES = new NodeCountry("ES");
    private static final String CONNECTOR = "https://eidas.example.es/connector/metadata";
    private static final String SERVICE = "https://eidas.example.es/proxy/metadata";
    private static final Operator OPERATOR = new Operator(
            Optional.of(new Operator.Organization("SGAD", "Secretaría General", "https://sgad.example.es/")),
            List.of(
                    Contact.desk("support", "SGAD", "mailto:support@sgad.example.es"),
                    Contact.desk("technical", "SGAD", "mailto:technical@sgad.example.es")));

    private final TestClock clock = new TestClock("2026-11-22T12:00:00Z");
    private final TestKey root = Issue.named("CN=Root").authority().done();
    private final TestKey metadata = Issue.named("CN=Metadata").by(root).done();
    private final TestKey signing = Issue.named("CN=Signing").done();
    private final TestKey next = Issue.named("CN=Next").done();
    private final TestKey encryption = Issue.named("CN=Encryption").done();
    private final AtomicReference<NodeKeys> keys = new AtomicReference<>(keys(Optional.empty()));

    @Test
    void ourConnectorIsReadBackToWhatItSaid() throws Exception {
        OwnMetadata own = connector(Optional.of(SpType.PUBLIC));

        NodeMetadata read = read(own.document(), CONNECTOR, Role.CONNECTOR);

        assertThat(read).isEqualTo(own.node());
        assertThat(read.spType()).contains(SpType.PUBLIC);
        assertThat(read.country()).isEqualTo(ES);
        assertThat(read.encryptionCertificate()).contains(encryption.certificate());
        assertThat(read.endpoint(Binding.POST).orElseThrow().location())
                .isEqualTo("https://eidas.example.es/connector/acs");
        assertThat(read.validity().until()).isEqualTo(clock.instant().plus(OwnMetadata.VALIDITY));
    }

    @Test
    void ourProxyServiceIsReadBackToWhatItSaid() throws Exception {
        OwnMetadata own = service();

        NodeMetadata read = read(own.document(), SERVICE, Role.PROXY_SERVICE);

        assertThat(read).isEqualTo(own.node());
        assertThat(read.levels())
                .containsExactlyInAnyOrder(
                        "http://eidas.europa.eu/LoA/low",
                        "http://eidas.europa.eu/LoA/substantial",
                        "http://eidas.europa.eu/LoA/high");
        assertThat(read.demandsRequesterId()).isTrue();
        assertThat(read.endpoint(Binding.REDIRECT)).isPresent();
        assertThat(read.software().protocolVersions()).containsExactly("1.4", "1.3", "1.2");
    }

    @Test
    void whatTheStandardDemandsStandsInTheDocument() {
        assertThat(connector(Optional.empty()).document())
                .contains("AuthnRequestsSigned=\"true\"")
                .contains("isDefault=\"true\"")
                .contains("use=\"signing\"")
                .contains("use=\"encryption\"")
                .contains("http://www.w3.org/2009/xmlenc11#aes256-gcm")
                .contains("MinKeySize=\"3072\"")
                .doesNotContain("SPType")
                .doesNotContain("SingleLogoutService");
        assertThat(service().document())
                .contains("WantAuthnRequestsSigned=\"true\"")
                .contains("http://macedir.org/entity-category")
                .doesNotContain("use=\"encryption\"")
                .doesNotContain("ArtifactResolutionService");
    }

    @Test
    void theSignatureBringsThePathToTheAnchorAlong() throws Exception {
        assertThat(SignedMetadata.parse(service().document().getBytes(UTF_8)).claimedChain())
                .containsExactly(metadata.certificate(), root.certificate());
    }

    @Test
    void aPeerThatTrustsOurAuthorityBelievesIt() {
        try (Site site = new Site()) {
            OwnMetadata own = connector(Optional.empty());
            site.serve("/metadata", own.document());
            Peer us = new Peer(
                    ES,
                    Role.CONNECTOR,
                    CONNECTOR,
                    new Source.At(site.at("/metadata")),
                    new Anchors(
                            List.of(root.certificate()),
                            Optional.of(metadata.certificate().getSubjectX500Principal())));
            try (Peers theirs = Peers.of(
                    List.of(us),
                    new Peers.Setup(Limits.SANDBOX, Optional.empty(), Optional.empty(), clock, health -> {}))) {
                theirs.renew();

                assertThat(theirs.health().getFirst().trouble()).isEmpty();
                assertThat(theirs.health().getFirst().remarks()).isEmpty();
                assertThat(theirs.find(Role.CONNECTOR, CONNECTOR)).contains(own.node());
            }
        }
    }

    @Test
    void theNextSigningKeyIsPublishedAtOnceBehindTheOneInUse() throws Exception {
        OwnMetadata own = service();
        own.document();

        keys.set(keys(Optional.of(key(next))));

        assertThat(read(own.document(), SERVICE, Role.PROXY_SERVICE).signingCertificates())
                .containsExactly(signing.certificate(), next.certificate());
    }

    @Test
    void itIsSignedOnceForManyReadersAndInGoodTimeAgain() {
        OwnMetadata own = service();
        String first = own.document();
        clock.pass(OwnMetadata.VALIDITY.dividedBy(4).minusSeconds(1));
        assertThat(own.document()).isEqualTo(first);

        clock.pass(Duration.ofSeconds(1));

        assertThat(own.document()).isNotEqualTo(first);
        assertThat(own.node().validity().until()).isEqualTo(clock.instant().plus(OwnMetadata.VALIDITY));
    }

    @Test
    void ourOwnKeysAreInTheListOfWhatEnds() {
        assertThat(connector(Optional.empty()).expiries())
                .extracting(Expiry::whose, Expiry::what)
                .contains(
                        tuple("our Connector", "signing certificate"),
                        tuple("our Connector", "encryption certificate"),
                        tuple("our Connector", "metadata signing certificate"));
    }

    private NodeMetadata read(String document, String entityId, Role role) throws Exception {
        return SignedMetadata.parse(document.getBytes(UTF_8))
                .verify(List.of(metadata.certificate()))
                .node(entityId, role);
    }

    private OwnMetadata connector(Optional<SpType> type) {
        return new OwnMetadata(
                OwnNode.connector(
                        ES, CONNECTOR, "https://eidas.example.es/connector/acs", new Offer.Connector(type), OPERATOR),
                () -> new NodeKeys(
                        keys.get().signing(),
                        keys.get().nextSigning(),
                        Optional.of(key(encryption)),
                        Optional.empty(),
                        keys.get().metadata()),
                OwnMetadata.VALIDITY,
                clock);
    }

    private OwnMetadata service() {
        return new OwnMetadata(
                OwnNode.proxyService(
                        ES,
                        SERVICE,
                        "https://eidas.example.es/proxy/sso",
                        new Offer.ProxyService(
                                Set.of(
                                        "http://eidas.europa.eu/LoA/low",
                                        "http://eidas.europa.eu/LoA/substantial",
                                        "http://eidas.europa.eu/LoA/high"),
                                Set.of("http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier"),
                                true),
                        OPERATOR),
                keys::get,
                OwnMetadata.VALIDITY,
                clock);
    }

    private NodeKeys keys(Optional<CertifiedKey> nextSigning) {
        return new NodeKeys(
                key(signing),
                nextSigning,
                Optional.empty(),
                Optional.empty(),
                new CertifiedKey(metadata.secret(), List.of(metadata.certificate(), root.certificate())));
    }

    private static CertifiedKey key(TestKey key) {
        return new CertifiedKey(key.secret(), key.certificate());
    }
}
