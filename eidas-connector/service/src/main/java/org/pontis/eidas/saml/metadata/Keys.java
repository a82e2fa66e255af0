package org.pontis.eidas.saml.metadata;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The message keys of a node. They are trusted because they stand in verified metadata; nothing else in the certificates is
 * looked at (eIDAS Cryptographic Requirements 1.4, section 3.5.2; SAML Metadata Interoperability Profile).
 *
 * @param signing in the node's order; during a change of keys the next one stands here before it is used
 * @param encryption in the node's order; the first one is the one to use
 */
public record Keys(List<X509Certificate> signing, List<X509Certificate> encryption) {

    public Keys {
        signing = List.copyOf(signing);
        encryption = List.copyOf(encryption);
    }
}
