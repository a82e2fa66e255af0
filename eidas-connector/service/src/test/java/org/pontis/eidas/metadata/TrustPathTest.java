package org.pontis.eidas.metadata;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.Vectors;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TrustPathTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final TestKey root = Issue.named("C=EE, CN=Root").authority().done();
    private final TestKey intermediate =
            Issue.named("C=EE, CN=Intermediate").by(root).authority().done();
    private final TestKey leaf =
            Issue.named("C=EE, CN=Metadata").by(intermediate).done();
    private final Anchors anchored = Anchors.of(root.certificate());

    @Test
    void theSigningCertificateItselfMayBeTheAnchor() throws Exception {
        List<SignerPath> paths = TrustPath.find(certificates(leaf), Anchors.of(leaf.certificate()), NOW);

        assertThat(paths).containsExactly(SignerPath.pinned(leaf.certificate()));
    }

    @Test
    void aPathLeadsFromTheSignerToTheAuthority() throws Exception {
        SignerPath path = TrustPath.find(certificates(leaf, intermediate, root), anchored, NOW)
                .getFirst();

        assertThat(path.signer()).isEqualTo(leaf.certificate());
        assertThat(path.certificates()).containsExactly(leaf.certificate(), intermediate.certificate());
        assertThat(path.anchor()).isEqualTo(root.certificate());
    }

    @Test
    void theOrderOfTheCertificatesAndTheRootAmongThemDoNotMatter() throws Exception {
        assertThat(TrustPath.find(certificates(root, leaf, intermediate), anchored, NOW))
                .extracting(SignerPath::signer)
                .contains(leaf.certificate());
        assertThat(TrustPath.find(certificates(intermediate, leaf), anchored, NOW))
                .extracting(SignerPath::signer)
                .containsExactly(leaf.certificate());
    }

    @Test
    void anAuthorityInTheMiddleMayBeTheAnchor() throws Exception {
        assertThat(TrustPath.find(certificates(leaf), Anchors.of(intermediate.certificate()), NOW))
                .hasSize(1);
    }

    @Test
    void aPathWithAHoleIsNone() {
        refused(certificates(leaf, root), anchored, root.certificate());
    }

    @Test
    void anAuthorityDoesNotVouchForItsCustomersWithoutThem() {
        refused(certificates(intermediate), anchored, null);
    }

    @Test
    void anotherRootOfTheSameNameIsAnotherRoot() {
        TestKey twin = Issue.named("C=EE, CN=Root")
                .serial(root.certificate().getSerialNumber())
                .authority()
                .done();

        refused(certificates(leaf, intermediate, twin), Anchors.of(twin.certificate()), twin.certificate());
    }

    @Test
    void aCertificateIssuedByATwinOfTheAuthorityIsRefused() {
        TestKey twin = Issue.named("C=EE, CN=Intermediate")
                .by(Issue.named("C=EE, CN=Root").authority().done())
                .serial(intermediate.certificate().getSerialNumber())
                .authority()
                .done();
        TestKey lookAlike = Issue.named("C=EE, CN=Metadata")
                .by(twin)
                .serial(leaf.certificate().getSerialNumber())
                .done();

        refused(certificates(lookAlike, intermediate, root), anchored, root.certificate());
        refused(certificates(lookAlike, twin, root), anchored, root.certificate());
        refused(certificates(lookAlike), Anchors.of(leaf.certificate()), null);
    }

    @Test
    void aPinnedSignerIsNoAuthority() {
        TestKey child = Issue.named("C=EE, CN=Child").by(leaf).done();

        refused(certificates(child, leaf), Anchors.of(leaf.certificate()), leaf.certificate());
    }

    @Test
    void anEndEntityInTheMiddleOfAPathEndsIt() {
        TestKey child = Issue.named("C=EE, CN=Child").by(leaf).done();

        List<SignerPath> paths = found(certificates(child, leaf, intermediate), anchored);

        assertThat(paths).extracting(SignerPath::signer).doesNotContain(child.certificate());
    }

    @Test
    void anExpiredCertificateOnThePathEndsIt() {
        TestKey expired = Issue.named("C=EE, CN=Metadata")
                .by(intermediate)
                .until(NOW.minusSeconds(1))
                .done();

        refused(certificates(expired, intermediate), anchored, null);
    }

    @Test
    void anExpiredAnchorIsStillTheKeyThatTheOperatorTrusts() throws Exception {
        TestKey old =
                Issue.named("C=EE, CN=Metadata").until(NOW.minusSeconds(1)).done();

        assertThat(TrustPath.find(certificates(old), Anchors.of(old.certificate()), NOW))
                .hasSize(1);
    }

    @Test
    void aCertificateSignedWithShaOneEndsThePath() {
        TestKey weak = Issue.named("C=EE, CN=Metadata")
                .by(intermediate)
                .signedWith("SHA1withECDSA")
                .done();

        refused(certificates(weak, intermediate), anchored, null);
    }

    @Test
    void brainpoolCurvesAreAsGoodAsOthers() throws Exception {
        TestKey authority = Issue.named("CN=Root")
                .forKey(Issue.onCurve("brainpoolP384r1"))
                .authority()
                .done();
        TestKey signer = Issue.named("CN=Metadata")
                .by(authority)
                .forKey(Issue.onCurve("brainpoolP256r1"))
                .done();

        assertThat(TrustPath.find(certificates(signer), Anchors.of(authority.certificate()), NOW))
                .hasSize(1);
    }

    @Test
    void anAuthorityWithManyCustomersIsAnAnchorForTheNamedOneOnly() throws Exception {
        TestKey other = Issue.named("C=EE, CN=Web server").by(intermediate).done();
        Anchors named = new Anchors(
                List.of(root.certificate()), Optional.of(leaf.certificate().getSubjectX500Principal()));

        assertThat(TrustPath.find(certificates(leaf, intermediate), named, NOW)).hasSize(1);
        refused(certificates(other, intermediate), named, null);
    }

    @Test
    void aSignatureWithoutCertificateIsTheAnchorsOrNobodys() throws Exception {
        Anchors elsewhere = new Anchors(
                List.of(root.certificate()), Optional.of(leaf.certificate().getSubjectX500Principal()));

        assertThat(TrustPath.find(List.of(), anchored, NOW)).containsExactly(SignerPath.pinned(root.certificate()));
        refused(List.of(), elsewhere, null);
    }

    @Test
    void moreThanTenCertificatesAreNotLookedAt() {
        List<X509Certificate> many = new ArrayList<>(certificates(leaf, intermediate));
        while (many.size() < 11) {
            many.add(root.certificate());
        }

        refused(many, anchored, root.certificate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificates/unstrustedSimilarToLeaf.crt", "certificates/untrustedCertificate.crt"})
    void lookAlikesOfTheCommissionsLeafAreRefused(String file) {
        List<X509Certificate> claimed = List.of(vector(file), vector("pki/intermediate-ca.crt"));

        refused(claimed, Anchors.of(vector("pki/leaf.crt")), null);
        refused(claimed, Anchors.of(vector("pki/root-ca.crt")), null);
    }

    @Test
    void theCommissionsSmallPkiIsSignedWithShaOne() {
        List<X509Certificate> claimed = List.of(vector("pki/leaf.crt"), vector("pki/intermediate-ca.crt"));

        refused(claimed, Anchors.of(vector("pki/root-ca.crt")), null);
        assertThat(found(claimed, Anchors.of(vector("pki/leaf.crt")))).hasSize(1);
    }

    private static void refused(List<X509Certificate> claimed, Anchors anchors, X509Certificate exceptFor) {
        if (exceptFor == null) {
            assertThatThrownBy(() -> TrustPath.find(claimed, anchors, NOW))
                    .isInstanceOfSatisfying(
                            BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(MetadataRule.TRUST_PATH));
        } else {
            assertThat(found(claimed, anchors))
                    .as("the anchor's own key, at most")
                    .allSatisfy(path -> assertThat(path.signer()).isEqualTo(exceptFor));
        }
    }

    private static List<SignerPath> found(List<X509Certificate> claimed, Anchors anchors) {
        try {
            return TrustPath.find(claimed, anchors, NOW);
        } catch (BrokenRule e) {
            return List.of();
        }
    }

    private static List<X509Certificate> certificates(TestKey... keys) {
        return Stream.of(keys).map(TestKey::certificate).toList();
    }

    private static X509Certificate vector(String file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509", Crypto.PROVIDER)
                    .generateCertificate(new ByteArrayInputStream(Vectors.bytes(Vectors.REPOSITORY + file)));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
