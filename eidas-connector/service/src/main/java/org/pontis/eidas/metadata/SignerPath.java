package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who may sign metadata of a country, and why.
 *
 * @param certificates from the signer up to, and without, the anchor; empty if the signer is the anchor
 */
record SignerPath(X509Certificate signer, List<X509Certificate> certificates, X509Certificate anchor) {

    SignerPath {
        certificates = List.copyOf(certificates);
    }

    static SignerPath pinned(X509Certificate anchor) {
        return new SignerPath(anchor, List.of(), anchor);
    }

    X509Certificate issuerOf(int position) {
        return position + 1 < certificates.size() ? certificates.get(position + 1) : anchor;
    }
}
