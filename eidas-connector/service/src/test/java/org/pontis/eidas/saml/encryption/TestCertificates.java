package org.pontis.eidas.saml.encryption;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;

import org.pontis.eidas.saml.TestKey;

/** Certificates as they stand in messages. */
final class TestCertificates {

    private TestCertificates() {}

    static String base64(TestKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
