package org.pontis.eidas.metadata;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.metadata.MetadataExplainer.Explanation;
import org.pontis.eidas.saml.check.Outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MetadataExplainerTest {

    private static final byte[] CONNECTOR =
            Vectors.bytes(Vectors.CAPTURED + "ecdsa-p256_rsa-oaep/ConnectorMetadata.xml");
    private static final String NOW = "2026-11-22T00:00:00Z";

    @Test
    void aGoodDocumentPassesEveryCheck() {
        Explanation explanation = explain(CONNECTOR, NOW, Limits.SANDBOX, "connector-metadata-ec-p256");

        assertThat(explanation.report().ok()).isTrue();
        assertThat(explanation.report().outcomes())
                .extracting(Outcome::id)
                .containsExactly("MD-00", "MD-21", "MD-20", "MD-02", "MD-03", "MD-15", "MD-16");
        assertThat(explanation.nodes()).hasSize(1);
    }

    @Test
    void inADocumentThatFailsAllThatFailsIsNamedAndItsContentShownAllTheSame() {
        byte[] tampered = new String(CONNECTOR, UTF_8).replace("John", "Jane").getBytes(UTF_8);

        Explanation explanation =
                explain(tampered, "2027-01-01T00:00:00Z", Limits.PRODUCTION, "proxy-metadata-ec-p256");

        assertThat(failures(explanation)).containsExactly("MD-21", "MD-20", "MD-02", "MD-03", "MD-15");
        assertThat(explanation
                        .nodes()
                        .getFirst()
                        .operator()
                        .contacts()
                        .getFirst()
                        .givenName())
                .contains("Jane");
    }

    @Test
    void aSignatureCanBeGoodAndItsSignerUnknown() {
        assertThat(failures(explain(CONNECTOR, NOW, Limits.SANDBOX, "proxy-metadata-ec-p256")))
                .containsExactly("MD-21");
    }

    @Test
    void withoutAnchorsNothingIsSaidAboutTheSigner() {
        Explanation explanation = new MetadataExplainer(
                        new Anchors(List.of(), Optional.empty()), Instant.parse(NOW), Limits.SANDBOX)
                .explain(CONNECTOR);

        assertThat(explanation.report().ok()).isTrue();
        assertThat(explanation.report().outcomes()).extracting(Outcome::id).doesNotContain("MD-21");
    }

    @Test
    void whatIsNoMetadataFailsWithItsReason() {
        Explanation explanation =
                explain("<!DOCTYPE a><a/>".getBytes(UTF_8), NOW, Limits.SANDBOX, "proxy-metadata-ec-p256");

        assertThat(failures(explanation)).containsExactly("MD-00");
        assertThat(explanation.report().firstFailure().orElseThrow().why()).contains("MALFORMED");
    }

    private static Explanation explain(byte[] document, String now, Limits limits, String anchor) {
        return new MetadataExplainer(Anchors.of(Vectors.certificate(anchor)), Instant.parse(now), limits)
                .explain(document);
    }

    private static List<String> failures(Explanation explanation) {
        return explanation.report().outcomes().stream()
                .filter(outcome -> !outcome.ok())
                .map(Outcome::id)
                .toList();
    }
}
