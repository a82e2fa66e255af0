package org.pontis.eidas.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;
import org.pontis.eidas.saml.metadata.Role;
import org.pontis.eidas.saml.metadata.Validity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LifetimeTest {

    private final Estonia estonia = new Estonia();
    private final Instant now = estonia.clock.instant();
    private final Download download = new Download(Limits.SANDBOX, Optional.empty());

    @AfterEach
    void closeDown() {
        download.close();
        estonia.close();
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1M", "PT10M, PT10M", "P3650D, PT1H"})
    void whatAPeerWishesForItsRenewalIsHonouredWithinReason(Duration wish, Duration wait) throws BrokenRule {
        assertThat(copy(now.plus(Duration.ofDays(1)), Optional.of(wish)).renewAt())
                .isEqualTo(now.plus(wait));
    }

    @Test
    void withoutAWishItIsRenewedEveryHour() throws BrokenRule {
        assertThat(copy(now.plus(Duration.ofDays(1)), Optional.empty()).renewAt())
                .isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void itIsUsableUntilItsEndOrOurLimitWhicheverComesFirst() throws BrokenRule {
        Instant tomorrow = now.plus(Duration.ofDays(1));
        Instant nextCentury = Instant.parse("2100-01-01T00:00:00Z");

        assertThat(copy(tomorrow, Optional.empty()).usableUntil()).isEqualTo(tomorrow);
        assertThat(copy(nextCentury, Optional.empty()).usableUntil()).isEqualTo(now.plus(Limits.SANDBOX.oldest()));
    }

    private Copy copy(Instant until, Optional<Duration> cacheFor) throws BrokenRule {
        NodeMetadata node = estonia.node(until);
        NodeMetadata wishing = new NodeMetadata(
                node.entityId(),
                node.country(),
                new Validity(until, cacheFor, Optional.empty()),
                node.keys(),
                node.endpoints(),
                node.nameIdFormats(),
                node.offer(),
                node.software(),
                node.algorithms(),
                node.operator());
        return new Gatekeeper(new Revocation(download), Limits.SANDBOX)
                .admit(
                        estonia.signed(wishing, estonia.metadataKey).getBytes(UTF_8),
                        Peer.at(
                                Estonia.EE,
                                Role.PROXY_SERVICE,
                                estonia.entityId(),
                                Anchors.of(estonia.metadataKey.certificate())),
                        now);
    }
}
