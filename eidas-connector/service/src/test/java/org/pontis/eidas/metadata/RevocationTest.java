package org.pontis.eidas.metadata;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.metadata.Health.State;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;
import org.pontis.eidas.saml.metadata.NodeMetadata;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationTest {

    private final Estonia estonia = new Estonia();
    private final TestKey root = Issue.named("C=EE, CN=Root").authority().done();
    private final URI list = estonia.site.at("/root.crl");
    private final URI responder = estonia.site.at("/ocsp");
    private final TestKey listed =
            Issue.named("C=EE, CN=Metadata").by(root).listedAt(list).done();
    private final TestKey asked =
            Issue.named("C=EE, CN=Metadata").by(root).askedAt(responder).done();

    @AfterEach
    void closeDown() {
        estonia.close();
    }

    @Test
    void aSignerThatIsNotOnTheListIsGood() {
        estonia.site.serve("/root.crl", crl(root, tomorrow()));

        assertThat(outcome(listed)).isEqualTo("UP");
    }

    @Test
    void anAuthorityWithoutNamedSignerIsRemarkedOn() {
        estonia.site.serve("/root.crl", crl(root, tomorrow()));
        estonia.publish(estonia.signed(node(), listed));
        try (Peers peers = estonia.peers(Anchors.of(root.certificate()))) {
            peers.renew();

            assertThat(peers.health().getFirst().remarks())
                    .anySatisfy(remark -> assertThat(remark).contains("CN=Metadata,C=EE"));
        }
    }

    @Test
    void aSignerOnTheListIsRevoked() {
        estonia.site.serve("/root.crl", crl(root, tomorrow(), listed));

        assertThat(outcome(listed)).isEqualTo("REVOKED");
    }

    @Test
    void aListThatCannotBeFetchedIsARefusal() {
        assertThat(outcome(listed)).isEqualTo("REVOCATION");
    }

    @Test
    void anOldListIsARefusal() {
        estonia.site.serve("/root.crl", crl(root, estonia.clock.instant().minusSeconds(1)));

        assertThat(outcome(listed)).isEqualTo("REVOCATION");
    }

    @Test
    void aListThatATwinOfTheAuthoritySignedIsARefusal() {
        TestKey twin = Issue.named("C=EE, CN=Root").authority().done();
        estonia.site.serve("/root.crl", crl(twin, tomorrow()));

        assertThat(outcome(listed)).isEqualTo("REVOCATION");
    }

    @Test
    void aListOfAuthoritiesOnlySaysNothingAboutASigner() {
        estonia.site.serve("/root.crl", crl(root, tomorrow(), new IssuingDistributionPoint(null, false, true)));

        assertThat(outcome(listed)).isEqualTo("REVOCATION");
    }

    @Test
    void rubbishInsteadOfAListIsARefusal() {
        estonia.site.serve("/root.crl", "not found");

        assertThat(outcome(listed)).isEqualTo("REVOCATION");
    }

    @Test
    void anAddressThatIsNotOfTheWebIsARefusal() {
        TestKey directory = Issue.named("C=EE, CN=Metadata")
                .by(root)
                .listedAt(URI.create("ldap://localhost/cn=root"))
                .done();

        assertThat(outcome(directory)).isEqualTo("REVOCATION");
    }

    @Test
    void aSignerThatTheResponderKnowsIsGood() {
        answerWith(root, CertificateStatus.GOOD);

        assertThat(outcome(asked)).isEqualTo("UP");
    }

    @Test
    void whomTheAuthorityHasEntitledMayAnswerForIt() {
        answerWith(Issue.named("C=EE, CN=Responder").by(root).responder().done(), CertificateStatus.GOOD);

        assertThat(outcome(asked)).isEqualTo("UP");
    }

    @Test
    void anotherCustomerOfTheAuthorityMayNot() {
        answerWith(Issue.named("C=EE, CN=Web server").by(root).done(), CertificateStatus.GOOD);

        assertThat(outcome(asked)).isEqualTo("REVOCATION");
    }

    @Test
    void aResponderThatEntitledItselfMayNot() {
        answerWith(
                Issue.named("C=EE, CN=Responder")
                        .by(Issue.named("C=EE, CN=Root").authority().done())
                        .responder()
                        .done(),
                CertificateStatus.GOOD);

        assertThat(outcome(asked)).isEqualTo("REVOCATION");
    }

    @Test
    void aSignerThatTheResponderCallsRevokedIsRevoked() {
        answerWith(root, new RevokedStatus(Date.from(estonia.clock.instant()), CRLReason.keyCompromise));

        assertThat(outcome(asked)).isEqualTo("REVOKED");
    }

    @Test
    void aSignerThatTheResponderDoesNotKnowIsRefused() {
        answerWith(root, new UnknownStatus());

        assertThat(outcome(asked)).isEqualTo("REVOCATION");
    }

    @Test
    void anAnswerAboutSomebodyElseIsARefusal() {
        TestKey other = Issue.named("C=EE, CN=Other").by(root).done();
        estonia.site.serve("/ocsp", response(root, other, CertificateStatus.GOOD));

        assertThat(outcome(asked)).isEqualTo("REVOCATION");
    }

    @Test
    void aRevokedSignerLosesTheCountryAtOnceAndASuspicionDoesNot() {
        estonia.site.serve("/root.crl", crl(root, tomorrow()));
        estonia.publish(estonia.signed(node(), listed));
        try (Peers peers = estonia.peers(Anchors.of(root.certificate()))) {
            peers.renew();
            estonia.site.forget("/root.crl");
            peers.renew();
            assertThat(peers.proxyService(Estonia.EE))
                    .as("the list is away for now")
                    .isPresent();

            estonia.site.serve("/root.crl", crl(root, tomorrow(), listed));
            peers.renew();

            assertThat(peers.proxyService(Estonia.EE)).isEmpty();
            assertThat(peers.health().getFirst().trouble().orElseThrow().rule()).isEqualTo(MetadataRule.REVOKED);
        }
    }

    @Test
    void afterARevocationTheNewSignerTakesOverWithTheNextFetch() {
        estonia.site.serve("/root.crl", crl(root, tomorrow()));
        estonia.publish(estonia.signed(node(), listed));
        try (Peers peers = estonia.peers(Anchors.of(root.certificate()))) {
            peers.renew();
            TestKey successor =
                    Issue.named("C=EE, CN=Metadata").by(root).listedAt(list).done();
            estonia.site.serve("/root.crl", crl(root, tomorrow(), listed));
            estonia.publish(estonia.signed(node(), successor));

            peers.renew();

            assertThat(peers.health().getFirst().state()).isEqualTo(State.UP);
        }
    }

    private String outcome(TestKey signer) {
        estonia.publish(estonia.signed(node(), signer));
        try (Peers peers = estonia.peers(Anchors.of(root.certificate()))) {
            peers.renew();
            Health health = peers.health().getFirst();
            assertThat(peers.proxyService(Estonia.EE).isPresent()).isEqualTo(health.state() == State.UP);
            return health.trouble()
                    .map(trouble -> trouble.rule().name())
                    .orElse(health.state().name());
        }
    }

    private NodeMetadata node() {
        return estonia.node(tomorrow());
    }

    private Instant tomorrow() {
        return estonia.clock.instant().plus(Duration.ofDays(1));
    }

    private byte[] crl(TestKey authority, Instant next, TestKey... revoked) {
        return crl(authority, next, null, revoked);
    }

    private byte[] crl(TestKey authority, Instant next, IssuingDistributionPoint scope, TestKey... revoked) {
        try {
            X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(
                    authority.certificate().getSubjectX500Principal(),
                    Date.from(estonia.clock.instant().minusSeconds(60)));
            builder.setNextUpdate(Date.from(next));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
            if (scope != null) {
                builder.addExtension(Extension.issuingDistributionPoint, true, scope);
            }
            for (TestKey key : revoked) {
                builder.addCRLEntry(
                        key.certificate().getSerialNumber(),
                        Date.from(estonia.clock.instant().minusSeconds(120)),
                        CRLReason.keyCompromise);
            }
            return builder.build(signer(authority)).getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** About whatever is asked. */
    private void answerWith(TestKey signer, CertificateStatus status) {
        estonia.site.serve("/ocsp", response(signer, asked, status));
    }

    private byte[] response(TestKey signer, TestKey about, CertificateStatus status) {
        try {
            JcaBasicOCSPRespBuilder builder = new JcaBasicOCSPRespBuilder(
                    signer.open(),
                    new JcaDigestCalculatorProviderBuilder().build().get(RespID.HASH_SHA1));
            OCSPReq question = new OCSPReq(StatusQuestion.about(about.certificate(), root.certificate())
                    .encoded());
            builder.addResponse(
                    question.getRequestList()[0].getCertID(),
                    status,
                    Date.from(estonia.clock.instant().minusSeconds(60)),
                    Date.from(tomorrow()));
            X509CertificateHolder[] chain = {new JcaX509CertificateHolder(signer.certificate())};
            OCSPResp response = new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(signer(signer), chain, Date.from(estonia.clock.instant())));
            return response.getEncoded();
        } catch (OCSPException | OperatorCreationException | GeneralSecurityException | IOException | BrokenRule e) {
            throw new AssertionError(e);
        }
    }

    private static ContentSigner signer(TestKey key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key.secret());
        } catch (OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
