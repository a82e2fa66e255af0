package org.pontis.eidas.saml.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Documents and certificates of {@code src/test/resources/vectors}. */
public final class Vector {

    private Vector() {}

    public static byte[] bytes(String path) {
        try (InputStream in = Vector.class.getResourceAsStream("/vectors/" + path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static X509Certificate certificate(String path) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(path)));
        } catch (CertificateException e) {
            throw new AssertionError(e);
        }
    }
}
