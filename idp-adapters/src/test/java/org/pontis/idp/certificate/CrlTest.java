package org.pontis.idp.certificate;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.RevocationList;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.certificate.revocation.Evidence;

import static org.assertj.core.api.Assertions.assertThat;

class CrlTest extends CheckTest {

    @BeforeEach
    void noResponder() {
        profile.set("ocsp", "").set("crl", site.address("/crl"));
        publishes(list());
    }

    private RevocationList list() {
        return new RevocationList(ISSUER, clock.instant());
    }

    private void publishes(RevocationList list) {
        site.at("/crl", TestSite.body("application/pkix-crl", list.der()));
    }

    @Test
    void whoIsNotOnTheListIsLetIn() {
        publishes(list().revoking(BigInteger.TWO));

        Evidence evidence = verified(verdict(ISSUER.login())).evidence();
        assertThat(evidence.kind()).isEqualTo(Evidence.Kind.CRL);
        assertThat(evidence.source()).hasPath("/crl");
    }

    @Test
    void theListIsTheSecondSource() {
        profile.set("ocsp", site.address("/away"));

        assertThat(verified(verdict(ISSUER.login())).evidence().kind()).isEqualTo(Evidence.Kind.CRL);
        assertThat(site.asked()).containsExactly("/away", "/crl");
    }

    @Test
    @DisplayName("K21 who is on the list is refused, also on hold")
    void whoIsOnTheListIsRefused() {
        UnverifiedCertificate certificate = ISSUER.login().unverified();
        BigInteger serial = Making.certificate(certificate.der()).getSerialNumber();

        publishes(list().revoking(serial));
        refused(verdict(certificate), Problems.REVOKED, "keyCompromise");

        publishes(list().revoking(serial, CRLReason.certificateHold));
        refused(verdict(certificate), Problems.REVOKED, "certificateHold");
    }

    @Test
    @DisplayName("K30 a list of another issuer, or signed by another key, does not count")
    void aListOfAnotherIssuer() {
        publishes(new RevocationList(ROOT, clock.instant()));
        unreachable("another issuer");

        publishes(new RevocationList(ISSUER.name(), Keys.p256().getPrivate(), clock.instant()));
        unreachable("has not signed the CRL");
    }

    @Test
    @DisplayName("K30 a list signed on SHA-1 does not count")
    void aListOnSha1() {
        publishes(list().algorithm("SHA1withECDSA"));

        unreachable("has not signed the CRL");
    }

    @Test
    @DisplayName("K30 a list of an issuer whose key is not for lists does not count")
    void anIssuerThatMayNotSignLists() {
        KeyPair pair = Keys.p256();
        TestAuthority issuer = ROOT.authorityBelow("Issuer without lists")
                .keyUsage(KeyUsage.keyCertSign)
                .authority(pair);
        profile.file("issuer.pem", issuer.pem());
        publishes(new RevocationList(issuer, clock.instant()));

        refused(verdict(issuer.login()), Problems.STATUS_UNREACHABLE, "not for signing CRLs");
    }

    @Test
    @DisplayName("K30 an expired list, one of the future and one without an end do not count")
    void times() {
        Instant now = clock.instant();

        publishes(list().times(now.minus(Duration.ofDays(1)), Optional.of(now.minus(Duration.ofMinutes(2)))));
        unreachable("nextUpdate is past");

        publishes(list().times(now.plus(Duration.ofMinutes(2)), Optional.of(now.plus(Duration.ofDays(1)))));
        unreachable("in the future");

        publishes(list().times(now, Optional.empty()));
        unreachable("no nextUpdate");
    }

    @Test
    @DisplayName("K30 a delta, a partial list and any other critical extension do not count")
    void lists() {
        publishes(list().extension(Extension.deltaCRLIndicator, true, new ASN1Integer(1)));
        unreachable("critical extension");

        publishes(list().extension(Extension.deltaCRLIndicator, false, new ASN1Integer(1)));
        unreachable("a delta");

        publishes(list().extension(
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(
                                new DistributionPointName(new GeneralNames(
                                        new GeneralName(GeneralName.uniformResourceIdentifier, site.address("/crl")))),
                                false,
                                false)));
        unreachable("critical extension");

        publishes(list().revoking(BigInteger.TWO).withCriticalEntry());
        unreachable("entry with a critical extension");
    }

    @Test
    @DisplayName("K30 a list larger than the profile allows is not read to its end")
    void aLargeList() {
        profile.set("crl-limit-megabytes", "1");
        site.at("/crl", TestSite.body("application/pkix-crl", new byte[(1 << 20) + 1]));
        unreachable("too large");

        site.at("/crl", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(new byte[1 << 20]);
            }
        });
        unreachable("too large");
    }

    @Test
    void whatIsNoListDoesNotCount() {
        site.at("/crl", TestSite.body("text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        unreachable("cannot be read");

        site.at("/crl", TestSite.status(503));
        unreachable("HTTP status 503");
    }

    @Test
    @DisplayName("K28 the address of a list in a certificate is followed to an allowed host only")
    void anAddressInACertificate() {
        profile.set("crl", "").set("crl-hosts", "lists.example");
        refused(verdict(ISSUER.login().crl(site.address("/crl"))), Problems.STATUS_UNREACHABLE, "nobody to ask");
        assertThat(site.asked()).isEmpty();

        profile.set("crl-hosts", site.host());
        verified(verdict(ISSUER.login().crl(site.address("/crl"))));
    }

    @Test
    void aListIsFetchedOnceForManyAndAgainWhenItIsStale() {
        CertificateCheck check = profile.check();
        verified(check.verify(ISSUER.login().unverified(), clock));
        verified(check.verify(ISSUER.login().unverified(), clock));
        assertThat(site.asked()).hasSize(1);

        clock.forward(Duration.ofMinutes(10));
        verified(check.verify(ISSUER.login().unverified(), clock));
        assertThat(site.asked()).hasSize(2);
    }

    @Test
    @DisplayName("K31 a list is remembered under the issuer that signed it")
    void aListIsOfOneIssuer() {
        TestAuthority other = ROOT.below("Another issuer");
        profile.file("other.pem", other.pem()).set("issuers", "issuer.pem other.pem");
        CertificateCheck check = profile.check();
        verified(check.verify(ISSUER.login().unverified(), clock));

        refused(check.verify(other.login().unverified(), clock), Problems.STATUS_UNREACHABLE, "another issuer");
    }

    private void unreachable(String cause) {
        refused(verdict(ISSUER.login()), Problems.STATUS_UNREACHABLE, cause);
    }
}
