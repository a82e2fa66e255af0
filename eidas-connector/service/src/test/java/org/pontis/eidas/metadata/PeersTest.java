package org.pontis.eidas.metadata;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.metadata.Health.State;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.Keys;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.Role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PeersTest {

    private final Estonia estonia = new Estonia();

    @AfterEach
    void closeDown() {
        estonia.close();
    }

    @Test
    void aCountryIsThereOnceItsMetadataIs() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            assertThat(peers.proxyService(Estonia.EE)).isEmpty();

            peers.renew();

            assertThat(peers.proxyService(Estonia.EE)).hasValueSatisfying(node -> {
                assertThat(node.entityId()).isEqualTo(estonia.entityId());
                assertThat(node.signingCertificates()).containsExactly(estonia.signingKey.certificate());
            });
            assertThat(only(peers).state()).isEqualTo(State.UP);
            assertThat(peers.proxyService(new NodeCountry("LV"))).isEmpty();
            assertThat(peers.find(Role.CONNECTOR, estonia.entityId())).isEmpty();
        }
    }

    @Test
    void anEntityIsFoundUnderExactlyItsName() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();

            assertThat(peers.find(Role.PROXY_SERVICE, estonia.entityId())).isPresent();
            assertThat(peers.find(Role.PROXY_SERVICE, estonia.entityId() + "/")).isEmpty();
            assertThat(peers.find(Role.PROXY_SERVICE, estonia.entityId().toUpperCase(Locale.ROOT)))
                    .isEmpty();
        }
    }

    @Test
    void whileANodeIsAwayItsLastGoodCopyServesAndTheCountryIsStale() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();
            estonia.answer(exchange -> exchange.sendResponseHeaders(503, -1));
            estonia.clock.pass(Duration.ofHours(23));

            peers.renew();

            assertThat(peers.proxyService(Estonia.EE)).isPresent();
            assertThat(only(peers).state()).isEqualTo(State.STALE);
            assertThat(trouble(peers)).isEqualTo(MetadataRule.REACHABLE);
        }
    }

    @Test
    void noCopyServesAfterItsEnd() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();

            estonia.clock.pass(Duration.ofDays(1));

            assertThat(peers.proxyService(Estonia.EE)).isEmpty();
            assertThat(peers.find(Role.PROXY_SERVICE, estonia.entityId())).isEmpty();
            assertThat(only(peers).state()).isEqualTo(State.DOWN);
        }
    }

    @Test
    void aCopyServesNoLongerThanOurOwnLimitHoweverLongItClaimsToBeValid() {
        estonia.publish(estonia.signed(estonia.node(Instant.parse("2099-01-01T00:00:00Z")), estonia.metadataKey));
        try (Peers peers = estonia.peers()) {
            peers.renew();
            estonia.clock.pass(Limits.SANDBOX.oldest());

            assertThat(peers.proxyService(Estonia.EE)).isEmpty();
        }
    }

    @Test
    void olderMetadataDoesNotReplaceNewerAndIsReported() {
        String older = estonia.signed(estonia.node(Instant.parse("2026-11-23T12:00:00Z")), estonia.metadataKey);
        estonia.publish(estonia.signed(
                estonia.node(
                        Estonia.EE,
                        new Keys(List.of(Issue.named("CN=new").done().certificate()), List.of()),
                        Instant.parse("2026-11-23T13:00:00Z")),
                estonia.metadataKey));
        try (Peers peers = estonia.peers()) {
            peers.renew();
            estonia.publish(older);

            peers.renew();

            assertThat(peers.proxyService(Estonia.EE).orElseThrow().signingCertificates())
                    .doesNotContain(estonia.signingKey.certificate());
            assertThat(only(peers).state()).isEqualTo(State.STALE);
            assertThat(trouble(peers)).isEqualTo(MetadataRule.NO_ROLLBACK);
        }
    }

    @Test
    void theNextKeyOfAPeerIsAcceptedBesideTheOneInUse() {
        TestKey next = Issue.named("CN=EE next").done();
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();
            estonia.clock.pass(Duration.ofHours(1));
            estonia.publish(estonia.signed(
                    estonia.node(
                            Estonia.EE,
                            new Keys(List.of(estonia.signingKey.certificate(), next.certificate()), List.of()),
                            estonia.clock.instant().plusSeconds(86_400)),
                    estonia.metadataKey));

            assertThat(peers.again(Role.PROXY_SERVICE, estonia.entityId())
                            .orElseThrow()
                            .signingCertificates())
                    .containsExactly(estonia.signingKey.certificate(), next.certificate());
        }
    }

    @Test
    void unknownKeysLeadToOneFetchAMinute() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();
            for (int i = 0; i < 100; i++) {
                peers.again(Role.PROXY_SERVICE, estonia.entityId());
            }
            assertThat(estonia.site.asked()).isEqualTo(2);

            estonia.clock.pass(Duration.ofSeconds(59));
            peers.again(Role.PROXY_SERVICE, estonia.entityId());
            assertThat(estonia.site.asked()).isEqualTo(2);

            estonia.clock.pass(Duration.ofSeconds(1));
            peers.again(Role.PROXY_SERVICE, estonia.entityId());
            assertThat(estonia.site.asked()).isEqualTo(3);
        }
    }

    @Test
    void nobodyMakesUsFetchFromAPlaceThatIsNotSetUp() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            assertThat(peers.again(
                            Role.PROXY_SERVICE, estonia.site.at("/internal").toString()))
                    .isEmpty();
            assertThat(estonia.site.asked()).isZero();
        }
    }

    @Test
    void theBackgroundFetchesAndFetchesAgain() throws Exception {
        CountDownLatch twice = new CountDownLatch(2);
        String document = estonia.signed(estonia.node(Instant.now().plusSeconds(86_400)), estonia.metadataKey);
        estonia.answer(exchange -> {
            twice.countDown();
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
        Limits hurried = new Limits(
                true,
                Duration.ofSeconds(60),
                131_072,
                Duration.ofDays(1),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60));
        Instant start = Instant.now();
        // a clock sixty times as fast
        try (Peers peers = estonia.peers(
                Anchors.of(estonia.metadataKey.certificate()),
                hurried,
                () -> start.plus(Duration.between(start, Instant.now()).multipliedBy(60)))) {
            peers.start();

            assertThat(twice.await(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRestartWhileANodeIsAwayLosesNothing(@TempDir Path folder) throws Exception {
        estonia.publish();
        Peer peer = Peer.at(
                Estonia.EE, Role.PROXY_SERVICE, estonia.entityId(), Anchors.of(estonia.metadataKey.certificate()));
        List<Health> told = new ArrayList<>();
        Peers.Setup setup =
                new Peers.Setup(Limits.SANDBOX, Optional.of(folder), Optional.empty(), estonia.clock, told::add);
        try (Peers before = Peers.of(List.of(peer), setup)) {
            before.renew();
        }
        estonia.answer(exchange -> exchange.sendResponseHeaders(503, -1));
        try (Peers after = Peers.of(List.of(peer), setup)) {
            after.start();
            Instant patience = Instant.now().plusSeconds(60);
            while (after.proxyService(Estonia.EE).isEmpty() && Instant.now().isBefore(patience)) {
                Thread.sleep(20);
            }

            assertThat(after.proxyService(Estonia.EE)).isPresent();
        }
        assertThat(told).isNotEmpty();
    }

    @Test
    void whatWasNewerBeforeARestartIsStillNewerAfterIt(@TempDir Path folder) throws Exception {
        String older = estonia.signed(estonia.node(Instant.parse("2026-11-23T12:00:00Z")), estonia.metadataKey);
        estonia.publish(estonia.signed(estonia.node(Instant.parse("2026-11-23T13:00:00Z")), estonia.metadataKey));
        Peer peer = Peer.at(
                Estonia.EE, Role.PROXY_SERVICE, estonia.entityId(), Anchors.of(estonia.metadataKey.certificate()));
        Peers.Setup setup =
                new Peers.Setup(Limits.SANDBOX, Optional.of(folder), Optional.empty(), estonia.clock, health -> {});
        try (Peers before = Peers.of(List.of(peer), setup)) {
            before.renew();
        }
        estonia.publish(older);
        for (int restarts = 0; restarts < 2; restarts++) {
            try (Peers after = Peers.of(List.of(peer), setup)) {
                after.start();
                Instant patience = Instant.now().plusSeconds(60);
                while (only(after).trouble().isEmpty() && Instant.now().isBefore(patience)) {
                    Thread.sleep(20);
                }

                assertThat(trouble(after)).isEqualTo(MetadataRule.NO_ROLLBACK);
                assertThat(only(after).usableUntil()).contains(Instant.parse("2026-11-23T13:00:00Z"));
            }
        }
    }

    @Test
    void manyUnknownKeysAtOnceLeadToOneFetchAndNobodyWaitsForAnother() throws Exception {
        estonia.publish();
        try (Peers peers = estonia.peers();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            peers.renew();
            for (int i = 0; i < 50; i++) {
                threads.execute(() -> peers.again(Role.PROXY_SERVICE, estonia.entityId()));
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

            assertThat(estonia.site.asked()).isEqualTo(2);
        }
    }

    @Test
    void whatEndsFirstStandsFirst() {
        estonia.publish();
        try (Peers peers = estonia.peers()) {
            peers.renew();

            List<Expiry> expiries = peers.expiries();

            assertThat(expiries).extracting(Expiry::what).containsExactly("metadata", "anchor", "signing certificate");
            assertThat(expiries.getLast().sha256()).contains(Fingerprint.of(estonia.signingKey.certificate()));
        }
    }

    @Test
    void inProductionAnAddressWithoutTlsIsAConfigurationErrorWithCountryAndSentence() {
        assertThatThrownBy(() -> estonia.peers(Anchors.of(estonia.metadataKey.certificate()), Limits.PRODUCTION))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("EE, Proxy-Service")
                .hasMessageContaining(
                        "MD-03 The entityID is the https address where the metadata is published (MF 2.1.1");
    }

    @Test
    void aCountryWithoutAnchorIsAConfigurationError() {
        assertThatThrownBy(() -> estonia.peers(new Anchors(List.of(), Optional.empty())))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("EE")
                .hasMessageContaining("MD-21");
    }

    @Test
    void oneEntityCannotBeTwoCountries() {
        Peer estonian = Peer.at(
                Estonia.EE, Role.PROXY_SERVICE, estonia.entityId(), Anchors.of(estonia.metadataKey.certificate()));
        Peer latvian = Peer.at(
                new NodeCountry("LV"),
                Role.PROXY_SERVICE,
                estonia.entityId(),
                Anchors.of(estonia.metadataKey.certificate()));

        assertThatThrownBy(() -> Peers.of(List.of(estonian, latvian), Peers.Setup.of(Limits.SANDBOX)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("LV");
    }

    private static Health only(Peers peers) {
        return peers.health().getFirst();
    }

    private static MetadataRule trouble(Peers peers) {
        return only(peers).trouble().orElseThrow().rule();
    }
}
