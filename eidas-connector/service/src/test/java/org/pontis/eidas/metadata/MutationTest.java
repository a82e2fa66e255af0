package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.Role;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Documents that were good once, and what somebody without the key can make of them. */
class MutationTest {

    private static final int MUTATIONS = 1_500;
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    private final Download download = new Download(Limits.SANDBOX, Optional.empty());
    private final Gatekeeper gatekeeper = new Gatekeeper(new Revocation(download), Limits.SANDBOX);
    private final TestKey root = Issue.named("CN=Root").authority().done();
    private final TestKey signer = Issue.named("CN=Metadata").by(root).done();

    @AfterEach
    void closeDown() {
        download.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa-p256_rsa-oaep", "rsa-pss_ecdh-es"})
    void whateverIsChangedInTheCommissionsMetadataItIsRefusedOrStillSaysTheSame(String run) throws Exception {
        byte[] document = Vectors.bytes(Vectors.CAPTURED + run + "/ConnectorMetadata.xml");
        Peer peer = Peer.at(
                new NodeCountry("CA"),
                Role.CONNECTOR,
                "http://localhost:18080/EidasNodeConnector/ConnectorMetadata",
                Anchors.of(Vectors.certificate("connector-metadata-ec-p256")));
        Copy original = gatekeeper.admit(document, peer, NOW);
        Random random = new Random(run.hashCode());
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutant = mutant(document, random);
            try {
                assertThat(gatekeeper.admit(mutant, peer, NOW).node())
                        .as(new String(mutant, UTF_8))
                        .isEqualTo(original.node());
            } catch (BrokenRule e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(MUTATIONS / 2);
    }

    @Test
    void aStrangerAroundASignedEntityIsRefused() {
        String real = real();
        String signature = real.substring(real.indexOf("<ds:Signature "), real.indexOf("</ds:Signature>") + 15);
        String unsigned = real.replace(signature, "");
        String evil = unsigned.replaceFirst(" ID=\"[^\"]*\"", "").replace("/ColleagueRequest", "/Thief");

        assertThat(refusal(evil.replaceFirst("<md:Extensions>", signature + "<md:Extensions>" + unsigned)))
                .as("the signed one inside an extension of the other")
                .isPresent();
        assertThat(refusal(evil.replaceFirst("<md:Extensions>", "<md:Extensions>" + real)))
                .as("signed and all inside an extension of the other")
                .isPresent();
        assertThat(refusal("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + signature
                        + unsigned + evil + "</md:EntitiesDescriptor>"))
                .as("a list that shows the signature of one of its entries")
                .isPresent();
        assertThat(refusal("<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">" + evil + real
                        + "</md:EntitiesDescriptor>"))
                .as("a list with a signed entry")
                .isPresent();
        assertThat(refusal(evil.replaceFirst("<md:Extensions>", signature + "<md:Extensions>")))
                .as("the signature alone")
                .contains(MetadataRule.SIGNED);
        assertThat(refusal(real)).isEmpty();
    }

    private String real() {
        try (Estonia estonia = new Estonia()) {
            return estonia.signed(estonia.node(NOW.plusSeconds(86_400)), signer, root.certificate());
        }
    }

    private Optional<MetadataRule> refusal(String document) {
        String entityId = document.replaceAll("(?s).*?entityID=\"([^\"]*)\".*", "$1");
        try {
            gatekeeper.admit(
                    document.getBytes(UTF_8),
                    Peer.at(Estonia.EE, Role.PROXY_SERVICE, entityId, Anchors.of(root.certificate())),
                    NOW);
            return Optional.empty();
        } catch (BrokenRule e) {
            return Optional.of(e.rule());
        }
    }

    /** A bit turned, a piece left out, or a piece said twice. */
    private static byte[] mutant(byte[] document, Random random) {
        int from = random.nextInt(document.length);
        int length = Math.min(1 + random.nextInt(200), document.length - from);
        return switch (random.nextInt(3)) {
            case 0 -> {
                byte[] turned = document.clone();
                turned[from] ^= (byte) (1 << random.nextInt(7));
                yield turned;
            }
            case 1 ->
                joined(Arrays.copyOf(document, from), Arrays.copyOfRange(document, from + length, document.length));
            default ->
                joined(Arrays.copyOf(document, from + length), Arrays.copyOfRange(document, from, document.length));
        };
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
