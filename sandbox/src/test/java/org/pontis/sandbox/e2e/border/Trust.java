package org.pontis.sandbox.e2e.border;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.pontis.sandbox.ca.CertificateAuthority;

/** Believing the servers of this machine, as somebody does who has imported the test authority's root. */
public record Trust(CertificateAuthority authority) {

    /** For a program. */
    public SSLContext tls() {
        try {
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            roots.setCertificateEntry("root", authority.root());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return tls;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For Chromium: SHA-256 of the SubjectPublicKeyInfo, in base64. */
    String chromium() {
        X509Certificate server = authority.server("localhost").certificate();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(server.getPublicKey().getEncoded());
            return "--ignore-certificate-errors-spki-list="
                    + Base64.getEncoder().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
