package org.pontis.eidas.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key, perhaps only a handle to one in a device, with its certificate.
 *
 * @param chain the certificate, then its issuers as far as they are known
 */
public record CertifiedKey(PrivateKey privateKey, List<X509Certificate> chain) {

    public CertifiedKey {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A key comes with its certificate.");
        }
    }

    public CertifiedKey(PrivateKey privateKey, X509Certificate certificate) {
        this(privateKey, List.of(certificate));
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** The certificates between this one and an anchor. */
    public List<X509Certificate> authorities() {
        return chain.subList(1, chain.size());
    }
}
