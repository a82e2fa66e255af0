package org.pontis.eidas.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.flow.Pulse;
import org.pontis.eidas.flow.connector.Connector;
import org.pontis.eidas.flow.connector.ConnectorFlow;
import org.pontis.eidas.flow.connector.LoginOutcome;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.SentRequest;
import org.pontis.eidas.flow.proxy.Asked;
import org.pontis.eidas.flow.proxy.Decided;
import org.pontis.eidas.flow.proxy.Deciding;
import org.pontis.eidas.flow.proxy.ProxyFlow;
import org.pontis.eidas.flow.proxy.ProxyService;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.NodeKeys;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.metadata.OwnMetadata;
import org.pontis.eidas.metadata.OwnNode;
import org.pontis.eidas.metadata.Peers;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.Store;

/**
 * Our node in both roles with the Commission's node as the country CA, which an operator set up with nothing but settings: the files
 * that it published and the certificates that sign them. It is the hour in which they were valid.
 */
final class Us implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T23:50:00Z");
    static final InstantSource CLOCK = InstantSource.fixed(NOW);
    static final NodeCountry ES = new NodeCountry("ES");
    static final NodeCountry CA = new NodeCountry("CA");
    static final String CONNECTOR = "https://eidas.example.es/connector/metadata";
    static final String RESPONSES = "https://eidas.example.es/connector/response";
    static final String SERVICE = "https://eidas.example.es/service/metadata";
    static final String REQUESTS = "https://eidas.example.es/service/request";

    private static final Store STORE = Store.local();

    final NodeKeys keys;
    private final Configuration settings;
    private final Optional<SpType> sector;
    private final Peers peers;

    /** @param sector of all our relying parties, if they are of one */
    Us(Path folder, NodeKeys keys, Optional<SpType> sector, String run) {
        this.keys = keys;
        this.sector = sector;
        settings = Configuration.read(written(folder, run), Map.of());
        peers = Peers.of(
                settings.peer().get(CA).nodes(CA),
                new Peers.Setup(settings.time().metadata(), Optional.empty(), Optional.empty(), CLOCK, health -> {}));
        peers.renew();
    }

    static NodeKeys keys(TestKey signing, TestKey encryption) {
        return new NodeKeys(
                certified(signing),
                Optional.of(certified(TestKey.ec("secp256r1"))),
                Optional.of(certified(encryption)),
                Optional.empty(),
                certified(TestKey.ec("secp384r1")));
    }

    private static CertifiedKey certified(TestKey key) {
        return new CertifiedKey(key.secret(), key.certificate());
    }

    /** What docs/eidas-interop.md tells an operator to write. */
    private static Path written(Path folder, String run) {
        try {
            Path anchors = folder.resolve("ca.pem");
            Files.writeString(anchors, pem("connector-metadata-ec-p256") + pem("proxy-metadata-ec-p256"));
            Path file = folder.resolve("node.properties");
            Files.writeString(file, """
                    country = ES
                    address = https://eidas.example.es
                    exchange-log = exchanges.log
                    operator.name = SGAD
                    operator.site = https://sgad.example.es/
                    operator.support-email = support@sgad.example.es
                    operator.technical-email = technical@sgad.example.es
                    proxy.keys.store = proxy.p12
                    proxy.keys.password = changeit
                    proxy.identifier = plain
                    proxy.broker.issuer = https://broker.example.es/realms/es
                    time.allow-http = true
                    peer.CA.service = http://localhost:18080/EidasNodeProxy/ServiceMetadata
                    peer.CA.service-file = %s
                    peer.CA.connector = http://localhost:18080/EidasNodeConnector/ConnectorMetadata
                    peer.CA.connector-file = %s
                    peer.CA.anchors = %s
                    """.formatted(
                            Vectors.path(Vectors.CAPTURED + run + "/ServiceMetadata.xml"),
                            Vectors.path(Vectors.CAPTURED + run + "/ConnectorMetadata.xml"),
                            anchors));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pem(String name) throws IOException {
        return Files.readString(Vectors.path(Vectors.CAPTURED + "keys/" + name + ".crt.pem"));
    }

    Peers peers() {
        return peers;
    }

    OwnMetadata connectorMetadata() {
        return own(OwnNode.connector(
                ES,
                CONNECTOR,
                RESPONSES,
                new Offer.Connector(sector),
                settings.operator().asOperator()));
    }

    OwnMetadata serviceMetadata() {
        return own(OwnNode.proxyService(
                ES,
                SERVICE,
                REQUESTS,
                new Offer.ProxyService(
                        settings.proxy().orElseThrow().grantedLevels().values().stream()
                                .map(GrantedLevel::uri)
                                .collect(Collectors.toSet()),
                        settings.proxy().orElseThrow().claims().published().stream()
                                .map(AttributeDefinition::uri)
                                .collect(Collectors.toSet()),
                        false),
                settings.operator().asOperator()));
    }

    private OwnMetadata own(OwnNode node) {
        return new OwnMetadata(node, () -> keys, settings.time().metadataValidity(), CLOCK);
    }

    /** As in the service, but nobody listens at the addresses of the hour in which the messages were caught. */
    private Nodes nodes() {
        return Nodes.of(peers, new Pulse(place -> Pulse.Sign.ANSWER, CLOCK));
    }

    ConnectorFlow connector() {
        return new ConnectorFlow(
                new Connector(
                        new OurConnector(CONNECTOR, RESPONSES, ES),
                        sector,
                        Map.of(CA, settings.peer().get(CA).rules()),
                        settings.time().messages(),
                        settings.time().patience()),
                () -> keys,
                nodes(),
                new ConnectorFlow.Memory(
                        STORE.pending("logins", LoginRequest.class),
                        STORE.pending("requests", SentRequest.class),
                        STORE.pending("identified", LoginOutcome.Identified.class),
                        STORE.replay(CLOCK)),
                exchange -> {},
                CLOCK);
    }

    ProxyFlow service() {
        Map<LevelOfAssurance, GrantedLevel> levels =
                settings.proxy().orElseThrow().grantedLevels();
        return new ProxyFlow(
                new ProxyService(
                        SERVICE,
                        ES,
                        new OurService(
                                Set.of(REQUESTS),
                                Set.copyOf(levels.values()),
                                Set.of(NameIdFormat.values()),
                                new HashSet<>(
                                        settings.proxy().orElseThrow().claims().published()),
                                false),
                        levels,
                        settings.proxy().orElseThrow().identifiers(),
                        settings.proxy().orElseThrow().claims(),
                        settings.proxy().orElseThrow().admitted(),
                        settings.time().messages(),
                        settings.time().validity(),
                        settings.time().patience()),
                () -> keys,
                nodes(),
                new ProxyFlow.Memory(
                        STORE.pending("asked", Asked.class),
                        STORE.pending("deciding", Deciding.class),
                        STORE.pending("decided", Decided.class),
                        STORE.replay(CLOCK)),
                exchange -> {},
                CLOCK);
    }

    @Override
    public void close() {
        peers.close();
    }
}
