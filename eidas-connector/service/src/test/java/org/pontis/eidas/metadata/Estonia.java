package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.sun.net.httpserver.HttpHandler;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.MetadataWriter;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Operator;
import org.pontis.eidas.saml.metadata.Operator.Contact;
import org.pontis.eidas.saml.metadata.Role;

/** The Proxy-Service of another country, on a server of its own, and we as its peer. */
final class Estonia implements AutoCloseable {

    static final NodeCountry EE = new NodeCountry("EE");
    static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512";
    static final Operator OPERATOR = new Operator(
            Optional.of(new Operator.Organization("RIA", "Information System Authority", "https://ria.example/")),
            List.of(
                    Contact.desk("support", "RIA", "mailto:support@ria.example"),
                    Contact.desk("technical", "RIA", "mailto:technical@ria.example")));
    private static final String PATH = "/EidasNode/ServiceMetadata";

    final Site site = new Site();
    final TestKey metadataKey = Issue.named("CN=EE metadata").done();
    final TestKey signingKey = Issue.named("CN=EE signing").done();
    final TestClock clock = new TestClock("2026-11-22T12:00:00Z");

    String entityId() {
        return site.at(PATH).toString();
    }

    NodeMetadata node(Instant validUntil) {
        return node(EE, new Keys(List.of(signingKey.certificate()), List.of()), validUntil);
    }

    NodeMetadata node(NodeCountry country, Keys keys, Instant validUntil) {
        return OwnNode.proxyService(
                        country,
                        entityId(),
                        site.at("/EidasNode/ColleagueRequest").toString(),
                        new Offer.ProxyService(
                                Set.of("http://eidas.europa.eu/LoA/high"),
                                Set.of("http://eidas.europa.eu/attributes/naturalperson/PersonIdentifier"),
                                false),
                        OPERATOR)
                .with(keys, validUntil);
    }

    String signed(NodeMetadata node, TestKey key, X509Certificate... authorities) {
        return MetadataWriter.write(node, key.with(ECDSA), List.of(authorities));
    }

    /** Serves good metadata for a day from now. */
    void publish() {
        publish(signed(node(clock.instant().plusSeconds(86_400)), metadataKey));
    }

    void publish(String document) {
        site.serve(PATH, document);
    }

    void publish(byte[] document) {
        site.serve(PATH, document);
    }

    void answer(HttpHandler handler) {
        site.answer(PATH, handler);
    }

    Peers peers() {
        return peers(Anchors.of(metadataKey.certificate()));
    }

    Peers peers(Anchors anchors) {
        return peers(anchors, Limits.SANDBOX);
    }

    Peers peers(Anchors anchors, Limits limits) {
        return peers(anchors, limits, clock);
    }

    Peers peers(Anchors anchors, Limits limits, InstantSource time) {
        return Peers.of(
                List.of(Peer.at(EE, Role.PROXY_SERVICE, entityId(), anchors)),
                new Peers.Setup(limits, Optional.empty(), Optional.empty(), time, health -> {}));
    }

    @Override
    public void close() {
        site.close();
    }
}
