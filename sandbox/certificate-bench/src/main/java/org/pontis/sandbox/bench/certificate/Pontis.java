package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;

import org.pontis.broker.MethodId;
import org.pontis.idp.certificate.CertificateCheck;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.VerifiedCertificate;
import org.pontis.idp.certificate.issuer.IssuerProfiles;
import org.pontis.idp.certificate.issuer.TrustedIssuers;
import org.pontis.idp.certificate.revocation.Fetch;
import org.pontis.idp.certificate.revocation.HttpFetch;

/** Our check, with the profile of the Spanish identity card. */
final class Pontis {

    private static final String PROFILE = """
            template = dnie
            issuers = issuer.pem
            ocsp =
            ocsp-hosts = %s
            ocsp-nonce = required
            cache = PT1H
            """;

    private final TrustedIssuers issuers;
    private final Fetch fetch = new HttpFetch();

    /** @param folder where the profile is written */
    Pontis(Path folder, Office office) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve("issuer.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder().encodeToString(Office.encoded(office.issuer()))
                            + "\n-----END CERTIFICATE-----\n");
            Files.writeString(folder.resolve("dnie.properties"), PROFILE.formatted(office.host()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuers = IssuerProfiles.in(folder).of(new MethodId("eid-card"));
    }

    /** Nothing is remembered from one certificate to the next but connections: each has a check of its own. */
    Contender cold() {
        return der -> accepts(new CertificateCheck(issuers, fetch, 0), der);
    }

    /** As it runs in a server. */
    Contender remembering(int certificates) {
        CertificateCheck check = new CertificateCheck(issuers, fetch, certificates);
        return der -> accepts(check, der);
    }

    private static boolean accepts(CertificateCheck check, byte[] der) {
        return check.verify(new UnverifiedCertificate(der), InstantSource.system()) instanceof VerifiedCertificate;
    }
}
