package org.pontis.sandbox.ca;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as text (RFC 7468). */
public final class Pem {

    private Pem() {}

    public static String text(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
