package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.Issuer;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.ca.Subject;

/**
 * An authority and what it issued.
 *
 * @param port where its OCSP responder answers
 * @param issuer its own certificate
 * @param good certificates of citizens, in DER, each another one
 * @param revoked certificates that no contender may accept
 */
record Office(int port, X509Certificate issuer, List<byte[]> good, List<byte[]> revoked, Responder responder)
        implements AutoCloseable {

    static final String ISSUER = "dnie";

    private static final Subject CITIZEN = Subject.of("ES", "00000001R", "Ana", "García Ruiz");

    static Office open(Path state, int certificates) {
        int port = Addresses.free().sandbox();
        CertificateAuthority authority =
                CertificateAuthority.open(state, URI.create(Addresses.url(port)), InstantSource.system());
        Issuer issuer = authority.issuer(ISSUER);
        PublicKey key = Keys.ec().getPublic();
        List<byte[]> good = Stream.generate(() -> encoded(issuer.issue(CITIZEN, key)))
                .limit(certificates)
                .toList();
        X509Certificate revoked = issuer.issue(CITIZEN, key);
        authority.revoke(revoked);
        try {
            return new Office(
                    port, issuer.certificate(), good, List.of(encoded(revoked)), Responder.start(state, port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port of the responder. */
    String host() {
        return "localhost:" + port;
    }

    /** The good ones and the revoked ones. */
    List<byte[]> all() {
        return Stream.concat(good.stream(), revoked.stream()).toList();
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        responder.close();
    }
}
