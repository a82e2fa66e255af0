package org.pontis.idp.certificate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.issuer.TrustedIssuers;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.revocation.Fetch;

/** Measures the CPU of one check on one thread, cold and remembered, without the network and the responder's own work. */
final class CertificateSpeed {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CertificateSpeed() {}

    public static void main(String[] args) throws IOException {
        TestAuthority issuer = TestAuthority.root("Root").below("Issuer");
        TestAuthority responder = issuer.responder().authority(Keys.p256());
        Path folder = Files.createTempDirectory("profiles");
        TrustedIssuers issuers = new ProfileFolder(folder, issuer)
                .set("ocsp", "http://ocsp.example/")
                .read()
                .of(new MethodId("eid-card"));
        Instant now = Instant.now();
        InstantSource clock = () -> now;
        long[] elsewhere = {0};
        Fetch fetch = ask -> {
            long start = THREADS.getCurrentThreadCpuTime();
            Reply reply = Reply.by(responder, clock.instant());
            byte[] body = reply.to(ask.body().orElseThrow());
            elsewhere[0] += THREADS.getCurrentThreadCpuTime() - start;
            return new Fetch.Answer(Optional.of("application/ocsp-response"), body);
        };
        List<UnverifiedCertificate> certificates = IntStream.range(0, 1000)
                .mapToObj(i -> issuer.login().unverified())
                .toList();
        Java java = new Java(issuer, responder, now);
        for (int round = 0; round < 5; round++) {
            CertificateCheck check = new CertificateCheck(issuers, fetch, 10_000);
            elsewhere[0] = 0;
            double cold = micros(
                    1000, elsewhere, i -> check.verify(certificates.get(i), clock) instanceof VerifiedCertificate);
            elsewhere[0] = 0;
            double remembered = micros(
                    2_000_000,
                    elsewhere,
                    i -> check.verify(certificates.get(i % 1000), clock) instanceof VerifiedCertificate);
            elsewhere[0] = 0;
            double byJava = micros(1000, elsewhere, i -> java.verify(certificates.get(i), elsewhere));
            System.out.printf(
                    "%s octets: cold %.0f us (Java's PKIX %.0f us), remembered %.2f us (%.0f/s)%n",
                    certificates.getFirst().der().length, cold, byJava, remembered, 1e6 / remembered);
        }
    }

    /** The same question to Java's own path validation, with the answer of the responder in its hand. */
    private record Java(TestAuthority issuer, TestAuthority responder, Instant now) {

        boolean verify(UnverifiedCertificate unverified, long[] elsewhere) {
            try {
                X509Certificate certificate = Making.certificate(unverified.der());
                long start = THREADS.getCurrentThreadCpuTime();
                byte[] answer = Reply.by(responder, now).to(Reply.request(certificate, issuer.certificate()));
                elsewhere[0] += THREADS.getCurrentThreadCpuTime() - start;
                CertPathValidator validator = CertPathValidator.getInstance("PKIX");
                PKIXRevocationChecker revocation = (PKIXRevocationChecker) validator.getRevocationChecker();
                revocation.setOcspResponses(Map.of(certificate, answer));
                PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer.certificate(), null)));
                parameters.addCertPathChecker(revocation);
                validator.validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
                return true;
            } catch (GeneralSecurityException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private static double micros(int times, long[] elsewhere, IntPredicate check) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            if (!check.test(i)) {
                throw new IllegalStateException("refused at " + Instant.now());
            }
        }
        return (THREADS.getCurrentThreadCpuTime() - start - elsewhere[0]) / 1000.0 / times;
    }
}
