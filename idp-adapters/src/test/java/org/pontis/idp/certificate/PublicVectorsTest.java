package org.pontis.idp.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.issuer.Holder;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.revocation.Unusable;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates of real issuers' test cards, under the shipped profiles. */
class PublicVectorsTest {

    private static final Instant IN_2024 = Instant.parse("2024-12-24T12:00:00Z");

    @TempDir
    Path folder;

    /** The responder of these cards is not here; whoever is asked for it has passed every other check. */
    @Test
    void anEstonianTestCardPassesAllChecksUpToRevocation() throws Exception {
        write("esteid.properties", """
                template = esteid2018
                issuers = issuer.pem
                # the arc of test cards
                policies = 1.3.6.1.4.1.51361.1.2
                ocsp-hosts = aia.demo.sk.ee
                ocsp = http://ocsp.example/
                """);
        write("issuer.pem", resource("esteid2018-test-issuer.pem"));
        List<String> asked = new CopyOnWriteArrayList<>();
        CertificateCheck check = new CertificateCheck(
                IssuerProfiles.in(folder).of(new MethodId("eid-card")),
                ask -> {
                    asked.add(ask.uri().toString());
                    throw new Unusable("no answer");
                },
                10);

        assertThat(check.verify(
                        UnverifiedCertificate.firstOf(certificate("esteid2018-test-holder.pem")), () -> IN_2024))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.STATUS_UNREACHABLE));
        assertThat(asked).containsExactly("http://aia.demo.sk.ee/esteid2018", "http://ocsp.example/");
    }

    @Test
    void aTestCardIsNotTakenByTheProfileForProduction() throws Exception {
        write("esteid.properties", "template = esteid2018\nissuers = issuer.pem\n");
        write("issuer.pem", resource("esteid2018-test-issuer.pem"));
        CertificateCheck check = new CertificateCheck(
                IssuerProfiles.in(folder).of(new MethodId("eid-card")),
                ask -> {
                    throw new Unusable("nobody is asked");
                },
                10);

        assertThat(check.verify(
                        UnverifiedCertificate.firstOf(certificate("esteid2018-test-holder.pem")), () -> IN_2024))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problem()).isEqualTo(Problems.WRONG_KIND));
    }

    @Test
    void holdersAreReadAsTheirCountriesWriteThem() throws Exception {
        Holder estonian = holder("esteid2018", "esteid2018-test-holder.pem");
        assertThat(estonian.identifier().semantics()).isEqualTo("PNOEE-38001085718");
        assertThat(estonian.givenName()).isEqualTo("JAAK-KRISTJAN");
        assertThat(estonian.familyName()).isEqualTo("JÕEORG");
        assertThat(estonian.birthdate()).contains(LocalDate.of(1980, 1, 8));

        Holder belgian = holder("belgian-eid", "belgian-eid-test-holder.pem");
        assertThat(belgian.identifier().semantics()).isEqualTo("PNOBE-01050399864");
        assertThat(belgian.givenName()).isEqualTo("Nora Angèle");
        assertThat(belgian.familyName()).isEqualTo("Specimen");
        assertThat(belgian.birthdate()).contains(LocalDate.of(2001, 5, 3));
    }

    private Holder holder(String template, String file) throws IOException, CertificateException, Unreadable {
        write("issuer.pem", TestAuthority.root("Any").pem());
        write("vector.properties", "template = " + template + "\nissuers = issuer.pem\n");
        return IssuerProfiles.in(folder).profiles().getFirst().holder().read(ParsedCertificate.of(certificate(file)));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static X509Certificate certificate(String name) throws CertificateException, IOException {
        try (InputStream stream = PublicVectorsTest.class.getResourceAsStream(name)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = PublicVectorsTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
