package org.pontis.sandbox.ca;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.Refused;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.Verdict;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.revocation.HttpFetch;
import org.pontis.sandbox.faults.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** The authority and the certificate check share no code; here they meet, under the profiles that are shipped. */
class CertificateCheckTest {

    @TempDir
    Path state;

    @TempDir
    Path profiles;

    private Served served;

    @BeforeEach
    void start() throws Exception {
        served = new Served(state);
        profile("dnie", "dnie", "");
        profile("esteid", "esteid2018", "policies = 1.3.6.1.4.1.51361.1.2\n");
        profile("sim-ee", "mobile-id-ee", "methods = eid-card\n");
        profile(
                "sim-es",
                "en319412-1",
                "methods = eid-card\npolicies = 1.3.6.1.4.1.99999.10.1\ncountries = ES\norganisations = allowed\n");
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** The template, and the addresses of this machine instead of the real issuer's. */
    private void profile(String issuer, String template, String more) throws Exception {
        String host = "localhost:" + served.url("").split(":")[2];
        Files.writeString(
                profiles.resolve(issuer + ".pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(served.authority
                                        .issuer(issuer)
                                        .certificate()
                                        .getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        Files.writeString(profiles.resolve(issuer + ".properties"), """
                template = %s
                issuers = %s.pem
                ocsp =
                ocsp-hosts = %s
                ocsp-nonce = required
                timeout = PT2S
                %s""".formatted(template, issuer, host, more));
    }

    private void secondSource(String issuer) throws IOException {
        Path file = profiles.resolve(issuer + ".properties");
        String host = "localhost:" + served.url("").split(":")[2];
        Files.writeString(file, Files.readString(file) + "crl-hosts = " + host + "\n");
    }

    private Verdict verdict(X509Certificate certificate) {
        return new CertificateCheck(IssuerProfiles.in(profiles).of(new MethodId("eid-card")), new HttpFetch(), 100)
                .verify(UnverifiedCertificate.firstOf(certificate), InstantSource.system());
    }

    private static void refused(Verdict verdict, String code) {
        assertThat(verdict).isInstanceOf(Refused.class);
        assertThat(((Refused) verdict).problem().code())
                .as(((Refused) verdict).cause())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "dnie, ES, 00000001R, IDCES-00000001R",
        "sim-es, ES, 00000001R, IDCES-00000001R",
        "sim-ee, EE, 60001019906, PNOEE-60001019906",
        "esteid, EE, 60001019906, PNOEE-60001019906"
    })
    void everyIssuersCertificateNamesItsHolder(String issuer, String country, String identifier, String person) {
        X509Certificate certificate = served.authority
                .issuer(issuer)
                .issue(
                        Subject.of(country, identifier, "Ana", "García Ruiz"),
                        Keys.ec().getPublic());

        assertThat(verdict(certificate))
                .as(verdict(certificate).toString())
                .isInstanceOfSatisfying(VerifiedCertificate.class, verified -> {
                    assertThat(verified.holder().identifier().semantics()).isEqualTo(person);
                    assertThat(verified.holder().familyName()).isEqualToIgnoringCase("García Ruiz");
                    assertThat(verified.holder().givenName()).isEqualToIgnoringCase("Ana");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED, CERT_EXPIRED",
        "NOT_YET_VALID, CERT_NOT_YET_VALID",
        "SIGNING, CERT_WRONG_KIND",
        "NO_POLICIES, CERT_WRONG_KIND",
        "ANY_POLICY, CERT_WRONG_KIND",
        "LOOKALIKE_POLICY, CERT_WRONG_KIND",
        "NO_REVOCATION_ADDRESSES, CERT_STATUS_UNREACHABLE",
        "STRANGE_REVOCATION_ADDRESSES, CERT_STATUS_UNREACHABLE",
        "AUTHORITY, CERT_WRONG_KIND",
        "UNTRUSTED, CERT_UNKNOWN_ISSUER"
    })
    void everyVariantIsRefusedForWhatItIs(Variant variant, String code) {
        refused(verdict(served.issue("dnie", variant)), code);
        refused(
                verdict(served.authority
                        .issuer("esteid")
                        .issue(
                                Subject.of("EE", "60001019906", "Mari", "Tamm"),
                                Keys.ec().getPublic(),
                                variant)),
                code);
    }

    @Test
    void aRevokedCertificateIsRefused() {
        X509Certificate certificate = served.issue("dnie");
        served.authority.revoke(certificate);

        refused(verdict(certificate), "CERT_REVOKED");
    }

    @ParameterizedTest
    @CsvSource({
        "ocsp-revoked, CERT_REVOKED",
        "ocsp-unknown, CERT_STATUS_UNKNOWN",
        "ocsp-stale, CERT_STATUS_UNREACHABLE",
        "ocsp-future, CERT_STATUS_UNREACHABLE",
        "ocsp-wrong-nonce, CERT_STATUS_UNREACHABLE",
        "ocsp-no-nonce, CERT_STATUS_UNREACHABLE",
        "ocsp-wrong-responder, CERT_STATUS_UNREACHABLE",
        "ocsp-pretender, CERT_STATUS_UNREACHABLE",
        "ocsp-bad-signature, CERT_STATUS_UNREACHABLE",
        "ocsp-other-certificate, CERT_STATUS_UNREACHABLE",
        "ocsp-slow, CERT_STATUS_UNREACHABLE",
        "ocsp-down, CERT_STATUS_UNREACHABLE",
        "ocsp-error, CERT_STATUS_UNREACHABLE",
        "ocsp-page, CERT_STATUS_UNREACHABLE"
    })
    void everyFaultOfAResponderIsNoticed(String fault, String code) {
        X509Certificate certificate = served.issue("dnie");
        served.faults.play(fault, Map.of());

        refused(verdict(certificate), code);
    }

    @Test
    void theRevocationListIsTheSecondSource() throws Exception {
        secondSource("dnie");
        served.play(CaFaults.DOWN);
        X509Certificate certificate = served.issue("dnie");
        assertThat(verdict(certificate)).isInstanceOf(VerifiedCertificate.class);

        for (Fault fault : new Fault[] {CaFaults.CRL_STALE, CaFaults.CRL_FORGED, CaFaults.CRL_DOWN}) {
            served.faults.stopAll();
            served.play(CaFaults.DOWN);
            served.play(fault);
            refused(verdict(certificate), "CERT_STATUS_UNREACHABLE");
        }
        served.faults.stopAll();
        served.play(CaFaults.DOWN);
        served.authority.revoke(certificate);
        refused(verdict(certificate), "CERT_REVOKED");
    }
}
