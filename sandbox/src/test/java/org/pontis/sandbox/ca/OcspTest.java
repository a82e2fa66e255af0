package org.pontis.sandbox.ca;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;

import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The OCSP responder: what it says of a certificate, and each of its bad habits. */
class OcspTest {

    private static final byte[] NONCE = "a nonce of exactly 32 octets 123".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    static Path state;

    private static Served served;

    @BeforeAll
    static void start() {
        served = new Served(state);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @AfterEach
    void nothingIsPlayed() {
        served.faults.stopAll();
    }

    @Test
    void aFreshCertificateIsGoodTheAnswerFreshAndSignedByTheDelegate() throws Exception {
        BasicOCSPResp answer = ask(served.issue("dnie"));
        SingleResp single = answer.getResponses()[0];
        assertThat(single.getCertStatus()).isEqualTo(CertificateStatus.GOOD);
        assertThat(single.getThisUpdate()).isCloseTo(Instant.now(), 60_000);
        assertThat(Duration.between(
                        single.getThisUpdate().toInstant(),
                        single.getNextUpdate().toInstant()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(nonce(answer)).isEqualTo(NONCE);
        assertThat(signedByDelegate(answer)).isTrue();
    }

    @Test
    void aRevokedCertificateIsRevokedAndMayBecomeGoodAgain() throws Exception {
        X509Certificate certificate = served.issue("sim-es");
        served.authority.revoke(certificate);
        assertThat(status(ask(certificate))).isInstanceOf(RevokedStatus.class);
        served.authority.restore(certificate);
        assertThat(status(ask(certificate))).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void whatTheAuthorityNeverIssuedIsUnknown() throws Exception {
        X509Certificate untrusted = served.issue("dnie", Variant.UNTRUSTED);
        assertThat(status(ask(untrusted))).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void aCertificateOfAnotherIssuerIsUnknown() throws Exception {
        OCSPReq request = request(served.issue("dnie"), "dnie");
        assertThat(status(read(served.post("/ocsp/esteid", request.getEncoded()))))
                .isInstanceOf(UnknownStatus.class);
    }

    @Test
    void getWorksAsPostDoes() throws Exception {
        byte[] request = request(served.issue("dnie"), "dnie").getEncoded();
        String encoded = URLEncoder.encode(Base64.getEncoder().encodeToString(request), StandardCharsets.US_ASCII);
        assertThat(status(read(served.get("/ocsp/dnie/" + encoded)))).isEqualTo(CertificateStatus.GOOD);
        String withSlashes = Base64.getEncoder().encodeToString(request).replace("+", "%2B");
        assertThat(status(read(served.get("/ocsp/dnie/" + withSlashes)))).isEqualTo(CertificateStatus.GOOD);
    }

    @Test
    void whatIsNoRequestIsMalformed() throws Exception {
        OCSPResp answer =
                new OCSPResp(served.post("/ocsp/dnie", new byte[] {1, 2, 3}).body());
        assertThat(answer.getStatus()).isEqualTo(1);
    }

    @Test
    void anUnknownIssuerHasNoResponder() throws Exception {
        assertThat(served.post("/ocsp/nobody", new byte[0]).statusCode()).isEqualTo(404);
    }

    @Test
    void itCanSayRevokedOrUnknownOfAll() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.play(CaFaults.REVOKED);
        assertThat(status(ask(certificate))).isInstanceOf(RevokedStatus.class);
        served.play(CaFaults.UNKNOWN);
        assertThat(status(ask(certificate))).isInstanceOf(UnknownStatus.class);
    }

    @Test
    void itCanBeStaleOrAheadOfItsTime() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.play(CaFaults.STALE);
        SingleResp stale = ask(certificate).getResponses()[0];
        assertThat(stale.getNextUpdate()).isBefore(new Date());
        served.faults.stopAll();
        served.play(CaFaults.FUTURE);
        assertThat(ask(certificate).getResponses()[0].getThisUpdate()).isAfter(new Date());
    }

    @Test
    void itCanBeGoodForLongOrForAnUnsaidTime() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.faults.play("ocsp-validity", Map.of("seconds", "7200"));
        assertThat(ask(certificate).getResponses()[0].getNextUpdate().toInstant())
                .isAfter(Instant.now().plusSeconds(7000));
        served.faults.play("ocsp-validity", Map.of("seconds", "0"));
        assertThat(ask(certificate).getResponses()[0].getNextUpdate()).isNull();
    }

    @Test
    void itCanAnswerAnotherNonceOrNone() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.play(CaFaults.WRONG_NONCE);
        assertThat(nonce(ask(certificate))).hasSize(32).isNotEqualTo(NONCE);
        served.play(CaFaults.NO_NONCE);
        assertThat(ask(certificate).getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))
                .isNull();
    }

    @Test
    void itsAnswerCanBeSignedByAStrangerOrByACitizen() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.play(CaFaults.WRONG_RESPONDER);
        BasicOCSPResp strangers = ask(certificate);
        assertThat(certificateOf(strangers).getIssuer())
                .isNotEqualTo(new JcaX509CertificateHolder(certificate).getIssuer());
        assertThat(signedByDelegate(strangers))
                .as("signed well, by the wrong one")
                .isTrue();
        served.faults.stopAll();
        served.play(CaFaults.PRETENDER);
        BasicOCSPResp pretenders = ask(certificate);
        assertThat(certificateOf(pretenders).getIssuer())
                .isEqualTo(new JcaX509CertificateHolder(certificate).getIssuer());
        assertThat(certificateOf(pretenders).getExtension(Extension.extendedKeyUsage))
                .isNull();
    }

    @Test
    void itsSignatureCanBeOfAnotherAnswer() throws Exception {
        served.play(CaFaults.BAD_SIGNATURE);
        assertThat(signedByDelegate(ask(served.issue("dnie")))).isFalse();
    }

    @Test
    void itCanSpeakOfAnotherCertificate() throws Exception {
        X509Certificate certificate = served.issue("dnie");
        served.play(CaFaults.OTHER_CERTIFICATE);
        assertThat(ask(certificate).getResponses()[0].getCertID().getSerialNumber())
                .isNotEqualTo(certificate.getSerialNumber());
    }

    @Test
    void itCanRefuseHangUpOrSendAPage() throws Exception {
        byte[] request = request(served.issue("dnie"), "dnie").getEncoded();
        served.faults.play("ocsp-error", Map.of("status", "6"));
        assertThat(new OCSPResp(served.post("/ocsp/dnie", request).body()).getStatus())
                .isEqualTo(6);
        served.play(CaFaults.PAGE);
        assertThat(served.post("/ocsp/dnie", request).headers().firstValue("Content-Type"))
                .hasValue("text/html; charset=utf-8");
        served.play(CaFaults.DOWN);
        assertThatThrownBy(() -> served.post("/ocsp/dnie", request)).isInstanceOf(IOException.class);
    }

    @Test
    void itCanBeSlow() throws Exception {
        byte[] request = request(served.issue("dnie"), "dnie").getEncoded();
        served.faults.play("ocsp-slow", Map.of("delayMillis", "200"));
        long begin = System.nanoTime();
        served.post("/ocsp/dnie", request);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    private static BasicOCSPResp ask(X509Certificate certificate) throws Exception {
        String issuer = served.authority.issuers().stream()
                .filter(one -> one.certificate().getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .findFirst()
                .orElseThrow()
                .id();
        return read(served.post("/ocsp/" + issuer, request(certificate, issuer).getEncoded()));
    }

    private static OCSPReq request(X509Certificate certificate, String issuer) throws Exception {
        Extension nonce =
                new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(NONCE).getEncoded());
        return new OCSPReqBuilder()
                .addRequest(new CertificateID(
                        new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                        new JcaX509CertificateHolder(
                                served.authority.issuer(issuer).certificate()),
                        certificate.getSerialNumber()))
                .setRequestExtensions(new Extensions(nonce))
                .build();
    }

    private static BasicOCSPResp read(HttpResponse<byte[]> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/ocsp-response");
        return (BasicOCSPResp) new OCSPResp(answer.body()).getResponseObject();
    }

    private static CertificateStatus status(BasicOCSPResp answer) {
        return answer.getResponses()[0].getCertStatus();
    }

    private static byte[] nonce(BasicOCSPResp answer) {
        Extension nonce = answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        return DEROctetString.getInstance(nonce.getParsedValue()).getOctets();
    }

    private static X509CertificateHolder certificateOf(BasicOCSPResp answer) {
        return answer.getCerts()[0];
    }

    private static boolean signedByDelegate(BasicOCSPResp answer) throws Exception {
        return answer.isSignatureValid(new JcaContentVerifierProviderBuilder().build(certificateOf(answer)));
    }
}
