package org.pontis.eidas.metadata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.metadata.Health.State;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.MetadataWriter;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Offer;
import org.pontis.eidas.saml.metadata.Role;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Each of these documents comes over HTTP, and none of them becomes a country. */
class RefusedTest {

    private final Estonia estonia = new Estonia();

    @TempDir
    Path folder;

    private String found;

    @AfterEach
    void closeDown() {
        estonia.close();
    }

    @Test
    void tampered() {
        estonia.publish(good().replace("ColleagueRequest", "ColleagueBequest"));

        assertThat(refused()).isEqualTo(MetadataRule.SIGNED);
    }

    @Test
    void aKeyAddedByAStranger() {
        String document = good();
        int start = document.indexOf("<md:KeyDescriptor");
        String descriptor = document.substring(start, document.indexOf("</md:KeyDescriptor>") + 19);
        estonia.publish(document.substring(0, start) + descriptor + document.substring(start));

        assertThat(refused()).isEqualTo(MetadataRule.SIGNED);
    }

    @Test
    void unsigned() {
        estonia.publish(good().replaceAll("(?s)<ds:Signature .*</ds:Signature>", ""));

        assertThat(refused()).isEqualTo(MetadataRule.SIGNED);
    }

    @Test
    void expired() {
        estonia.publish(estonia.signed(estonia.node(estonia.clock.instant()), estonia.metadataKey));

        assertThat(refused()).isEqualTo(MetadataRule.VALID_UNTIL);
    }

    @Test
    void ofAStranger() {
        estonia.publish(estonia.signed(tomorrow(), Issue.named("CN=stranger").done()));

        assertThat(refused()).isEqualTo(MetadataRule.TRUST_PATH);
    }

    @Test
    void ofALookAlikeWithTheSameNameAndSerialNumber() {
        X509Certificate real = estonia.metadataKey.certificate();
        TestKey lookAlike =
                Issue.named("CN=EE metadata").serial(real.getSerialNumber()).done();
        estonia.publish(estonia.signed(tomorrow(), lookAlike));

        assertThat(lookAlike.certificate().getSubjectX500Principal()).isEqualTo(real.getSubjectX500Principal());
        assertThat(refused()).isEqualTo(MetadataRule.TRUST_PATH);
    }

    @Test
    void ofALookAlikeThatShowsTheRealCertificate() {
        TestKey stranger = Issue.named("CN=EE metadata").done();
        TestKey forged = new TestKey(stranger.pair(), estonia.metadataKey.certificate());
        estonia.publish(estonia.signed(tomorrow(), forged));

        assertThat(refused()).isEqualTo(MetadataRule.SIGNED);
    }

    @Test
    void ofAStrangerWhoseCertificateWouldHaveUsAskAround() {
        TestKey authority = Issue.named("CN=stranger's root").authority().done();
        TestKey stranger = Issue.named("CN=stranger")
                .by(authority)
                .listedAt(estonia.site.at("/crl"))
                .askedAt(estonia.site.at("/ocsp"))
                .issuerAt(estonia.site.at("/issuer"))
                .done();
        estonia.publish(estonia.signed(tomorrow(), stranger, authority.certificate()));
        TestKey trusted = Issue.named("CN=stranger's root").authority().done();

        assertThat(refused(Anchors.of(trusted.certificate()), Limits.SANDBOX)).isEqualTo(MetadataRule.TRUST_PATH);
        assertThat(estonia.site.asked()).as("only the metadata").isEqualTo(1);
    }

    @Test
    void ofAnotherCountryUnderTheSameOperator() {
        estonia.publish(estonia.signed(
                estonia.node(
                        new NodeCountry("LV"), keys(), estonia.clock.instant().plusSeconds(60)),
                estonia.metadataKey));

        assertThat(refused()).isEqualTo(MetadataRule.NODE_COUNTRY);
    }

    @Test
    void ofAnotherEntity() {
        String elsewhere = estonia.site.at("/elsewhere").toString();
        NodeMetadata other = OwnNode.proxyService(
                        Estonia.EE,
                        elsewhere,
                        elsewhere,
                        new Offer.ProxyService(Set.of(), Set.of(), false),
                        Estonia.OPERATOR)
                .with(keys(), estonia.clock.instant().plusSeconds(60));
        estonia.publish(estonia.signed(other, estonia.metadataKey));

        assertThat(refused()).isEqualTo(MetadataRule.ENTITY_ID);
    }

    @Test
    void ofTheOtherRole() {
        NodeMetadata connector = OwnNode.connector(
                        Estonia.EE,
                        estonia.entityId(),
                        estonia.site.at("/acs").toString(),
                        new Offer.Connector(Optional.empty()),
                        Estonia.OPERATOR)
                .with(keys(), estonia.clock.instant().plusSeconds(60));
        estonia.publish(estonia.signed(connector, estonia.metadataKey));

        assertThat(refused()).isEqualTo(MetadataRule.ROLE);
    }

    @Test
    void withAWeakKeyOnly() {
        TestKey weak = TestKey.rsa(2_048);
        estonia.publish(estonia.signed(
                estonia.node(
                        Estonia.EE,
                        new Keys(List.of(weak.certificate()), List.of()),
                        estonia.clock.instant().plusSeconds(60)),
                estonia.metadataKey));

        assertThat(refused()).isEqualTo(MetadataRule.KEY_STRENGTH);
    }

    @Test
    void signedWithAnAlgorithmOutsideTheWhiteList() {
        TestKey rsa = new TestKey(
                new KeyPair(
                        Vectors.certificate("connector-signing-rsa4096").getPublicKey(),
                        Vectors.key("connector-signing-rsa4096")),
                Vectors.certificate("connector-signing-rsa4096"));
        estonia.publish(MetadataWriter.write(
                tomorrow(), rsa.with("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"), List.of()));

        assertThat(refused(Anchors.of(rsa.certificate()), Limits.SANDBOX)).isEqualTo(MetadataRule.SIGNED);
    }

    @Test
    void withADocumentType() {
        estonia.publish("<!DOCTYPE a [<!ENTITY b SYSTEM \"" + estonia.site.at("/secret") + "\">]>" + good());

        assertThat(refused()).isEqualTo(MetadataRule.WELL_FORMED);
        assertThat(estonia.site.asked()).as("nothing is fetched for it").isEqualTo(1);
    }

    @Test
    void twoDescriptionsOfOneEntity() {
        String document = good();
        estonia.publish("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + document
                + document + "</md:EntitiesDescriptor>");

        assertThat(refused()).isIn(MetadataRule.SIGNED, MetadataRule.WELL_FORMED);
    }

    @Test
    void noMetadataAtAll() {
        estonia.publish("<html><body>Welcome</body></html>");

        assertThat(refused()).isEqualTo(MetadataRule.WELL_FORMED);
    }

    @Test
    void withoutEnding() {
        CountDownLatch gaveUp = new CountDownLatch(1);
        estonia.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[65_536];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(block);
                }
            } catch (IOException e) {
                gaveUp.countDown();
            }
        });

        assertThat(refused()).isEqualTo(MetadataRule.REACHABLE);
        assertThat(found).contains("more than 131072 bytes");
        assertThat(gaveUp).satisfies(latch -> assertThat(latch.await(60, TimeUnit.SECONDS))
                .isTrue());
    }

    @Test
    void fromAServerThatSaysNothing() {
        CountDownLatch never = new CountDownLatch(1);
        estonia.answer(exchange -> await(never));

        assertThat(refused(Anchors.of(estonia.metadataKey.certificate()), impatient()))
                .isEqualTo(MetadataRule.REACHABLE);
        never.countDown();
    }

    @Test
    void fromAServerThatSendsAByteNowAndThen() {
        CountDownLatch end = new CountDownLatch(1);
        byte[] document = good().getBytes(UTF_8);
        estonia.answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (byte each : document) {
                    out.write(each);
                    out.flush();
                    if (await(end, 100)) {
                        return;
                    }
                }
            }
        });

        assertThat(refused(Anchors.of(estonia.metadataKey.certificate()), impatient()))
                .isEqualTo(MetadataRule.REACHABLE);
        assertThat(found).contains("no complete answer");
        end.countDown();
    }

    @Test
    void fromWhereARedirectPoints() {
        estonia.site.serve("/elsewhere", good());
        estonia.answer(exchange -> {
            exchange.getResponseHeaders()
                    .add("Location", estonia.site.at("/elsewhere").toString());
            exchange.sendResponseHeaders(302, -1);
        });

        assertThat(refused()).isEqualTo(MetadataRule.REACHABLE);
        assertThat(found).contains("302");
        assertThat(estonia.site.asked()).isEqualTo(1);
    }

    @Test
    void compressed() {
        estonia.answer(exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody())) {
                out.write(good().getBytes(UTF_8));
            }
        });

        assertThat(refused()).isEqualTo(MetadataRule.WELL_FORMED);
    }

    @Test
    void fromNobody() {
        estonia.site.close();

        assertThat(refused()).isEqualTo(MetadataRule.REACHABLE);
    }

    @Test
    void withAnEndpointWithoutTls() {
        TestKey key = estonia.metadataKey;
        String entityId = "https://node.ria.example/ServiceMetadata";
        NodeMetadata open = OwnNode.proxyService(
                        Estonia.EE,
                        entityId,
                        "http://node.ria.example/ColleagueRequest",
                        new Offer.ProxyService(Set.of(), Set.of(), false),
                        Estonia.OPERATOR)
                .with(keys(), estonia.clock.instant().plusSeconds(60));
        Path file = folder.resolve("ee.xml");
        write(file, estonia.signed(open, key));
        Peer peer = Peer.onFile(Estonia.EE, Role.PROXY_SERVICE, entityId, file, Anchors.of(key.certificate()));
        try (Peers peers = Peers.of(
                List.of(peer),
                new Peers.Setup(Limits.PRODUCTION, Optional.empty(), Optional.empty(), estonia.clock, health -> {}))) {
            assertThat(refused(peers)).isEqualTo(MetadataRule.SSO_ENDPOINT);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String good() {
        return estonia.signed(tomorrow(), estonia.metadataKey);
    }

    private NodeMetadata tomorrow() {
        return estonia.node(estonia.clock.instant().plusSeconds(86_400));
    }

    private Keys keys() {
        return new Keys(List.of(estonia.signingKey.certificate()), List.of());
    }

    private MetadataRule refused() {
        return refused(Anchors.of(estonia.metadataKey.certificate()), Limits.SANDBOX);
    }

    private MetadataRule refused(Anchors anchors, Limits limits) {
        try (Peers peers = estonia.peers(anchors, limits)) {
            return refused(peers);
        }
    }

    private MetadataRule refused(Peers peers) {
        peers.renew();
        assertThat(peers.proxyService(Estonia.EE)).isEmpty();
        Health health = peers.health().getFirst();
        assertThat(health.state()).isEqualTo(State.DOWN);
        Trouble trouble = health.trouble().orElseThrow();
        found = trouble.found();
        return trouble.rule();
    }

    private static Limits impatient() {
        Limits sandbox = Limits.SANDBOX;
        return new Limits(
                true,
                Duration.ofMillis(1_500),
                sandbox.fetchBytes(),
                sandbox.oldest(),
                sandbox.refresh(),
                sandbox.retry(),
                sandbox.unknownKey());
    }

    private static void await(CountDownLatch latch) {
        while (!await(latch, 1_000)) {
            continue;
        }
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
