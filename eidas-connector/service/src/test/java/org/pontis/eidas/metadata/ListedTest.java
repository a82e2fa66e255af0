package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.saml.DocumentSigner;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.MetadataServiceList;
import org.pontis.eidas.saml.metadata.Role;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListedTest {

    private final Estonia estonia = new Estonia();
    private final TestKey publisher = Issue.named("CN=Publisher").done();

    @AfterEach
    void closeDown() {
        estonia.close();
    }

    @Test
    void aListIsReadToWhatItSays() throws Exception {
        MetadataServiceList list =
                MetadataServiceList.read(list("2026-11-23T00:00:00Z").getBytes(UTF_8));

        assertThat(list.issuedAt()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(list.nextUpdate())
                .hasValueSatisfying(next -> assertThat(next).isEqualTo("2026-11-23T00:00:00Z"));
        assertThat(list.entries())
                .containsExactly(
                        new MetadataServiceList.Entry(
                                Estonia.EE,
                                Role.PROXY_SERVICE,
                                estonia.entityId(),
                                estonia.site.at("/moved").toString()),
                        new MetadataServiceList.Entry(
                                Estonia.EE,
                                Role.CONNECTOR,
                                "https://connector.ria.example/metadata",
                                estonia.site.at("/moved").toString()));
    }

    @Test
    void aPeerIsFoundWhereTheListSays() {
        estonia.site.serve("/list", list("2026-11-23T00:00:00Z"));
        serveMetadata();

        assertThat(trouble(Optional.empty())).isEmpty();
    }

    @Test
    void aSignedListIsGoodForItsPublisher() {
        estonia.site.serve("/list", DocumentSigner.sign(list("2026-11-23T00:00:00Z"), publisher));
        serveMetadata();

        assertThat(trouble(Optional.of(publisher.certificate()))).isEmpty();
    }

    @Test
    void anUnsignedListIsNoneWhereASignedOneIsExpected() {
        estonia.site.serve("/list", list("2026-11-23T00:00:00Z"));
        serveMetadata();

        assertThat(trouble(Optional.of(publisher.certificate()))).contains(MetadataRule.LISTED);
    }

    @Test
    void aTamperedListIsNone() {
        estonia.site.serve(
                "/list",
                DocumentSigner.sign(list("2026-11-23T00:00:00Z"), publisher).replace("/moved", "/stolen"));
        serveMetadata();

        assertThat(trouble(Optional.of(publisher.certificate()))).contains(MetadataRule.LISTED);
    }

    @Test
    void anOldListIsNone() {
        estonia.site.serve("/list", list("2026-11-22T11:00:00Z"));
        serveMetadata();

        assertThat(trouble(Optional.empty())).contains(MetadataRule.LISTED);
    }

    @Test
    void aListThatDoesNotKnowTheNodeLeadsNowhere() {
        estonia.site.serve("/list", list("2026-11-23T00:00:00Z").replace("\"EE\"", "\"LV\""));
        serveMetadata();

        assertThat(trouble(Optional.empty())).contains(MetadataRule.LISTED);
    }

    @Test
    void whatAListPointsToStillNeedsTheAnchorOfTheCountry() {
        estonia.site.serve("/list", list("2026-11-23T00:00:00Z"));
        estonia.site.serve(
                "/moved",
                estonia.signed(
                        estonia.node(estonia.clock.instant().plusSeconds(60)),
                        Issue.named("CN=stranger").done()));

        assertThat(trouble(Optional.empty())).contains(MetadataRule.TRUST_PATH);
    }

    @Test
    void aListWithoutTlsIsAConfigurationErrorInProduction() {
        assertThatThrownBy(() -> new Peer(
                                Estonia.EE,
                                Role.PROXY_SERVICE,
                                "https://node.ria.example/metadata",
                                new Source.Listed(estonia.site.at("/list"), Optional.empty()),
                                Anchors.of(estonia.metadataKey.certificate()))
                        .check(Limits.PRODUCTION))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("EE, Proxy-Service: MD-24");
    }

    private void serveMetadata() {
        estonia.site.serve(
                "/moved", estonia.signed(estonia.node(estonia.clock.instant().plusSeconds(60)), estonia.metadataKey));
    }

    private Optional<MetadataRule> trouble(Optional<X509Certificate> signer) {
        Peer peer = new Peer(
                Estonia.EE,
                Role.PROXY_SERVICE,
                estonia.entityId(),
                new Source.Listed(estonia.site.at("/list"), signer),
                Anchors.of(estonia.metadataKey.certificate()));
        try (Peers peers = Peers.of(
                List.of(peer),
                new Peers.Setup(Limits.SANDBOX, Optional.empty(), Optional.empty(), estonia.clock, health -> {}))) {
            peers.renew();
            Health health = peers.health().getFirst();
            assertThat(health.state()).isEqualTo(health.trouble().isEmpty() ? Health.State.UP : Health.State.DOWN);
            return health.trouble().map(Trouble::rule);
        }
    }

    private String list(String nextUpdate) {
        return """
                <ser:MetadataServiceList xmlns:ser="http://eidas.europa.eu/metadata/servicelist" Version="1"\
                 IssueDate="2026-11-22T00:00:00Z" NextUpdate="%s" ID="_list">
                  <ser:SchemeInformation>
                    <ser:IssuerName>Publisher</ser:IssuerName>
                    <ser:SchemeIdentifier>https://list.example/</ser:SchemeIdentifier>
                    <ser:SchemeTerritory>EU</ser:SchemeTerritory>
                  </ser:SchemeInformation>
                  <ser:MetadataList Territory="EE">
                    <ser:MetadataLocation Location="%s">
                      <ser:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/ProxyService" EntityID="%s"/>
                      <ser:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/Connector"\
                 EntityID="https://connector.ria.example/metadata"/>
                      <ser:Endpoint EndpointType="http://eidas.europa.eu/metadata/ept/Something" EntityID="https://x.example/"/>
                    </ser:MetadataLocation>
                  </ser:MetadataList>
                </ser:MetadataServiceList>""".formatted(nextUpdate, estonia.site.at("/moved"), estonia.entityId());
    }
}
