package org.pontis.idp.certificate;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * A certificate as a stranger sent it. What came with it, a chain, is left behind: paths are built from the issuers an
 * operator pinned and from nothing else.
 *
 * @param der claims to be one certificate in DER; not copied, and not to be changed
 */
public record UnverifiedCertificate(byte[] der) {

    /** The first of a chain, as TLS hands it over: the one of the holder. */
    public static UnverifiedCertificate firstOf(X509Certificate... chain) {
        try {
            return new UnverifiedCertificate(chain.length == 0 ? new byte[0] : chain[0].getEncoded());
        } catch (CertificateEncodingException unreadable) {
            // no bytes are no certificate, which the check will say
            return new UnverifiedCertificate(new byte[0]);
        }
    }

    @Override
    public String toString() {
        return "UnverifiedCertificate[" + der.length + " octets]";
    }
}
