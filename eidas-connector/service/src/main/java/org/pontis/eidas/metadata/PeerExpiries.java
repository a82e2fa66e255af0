package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.eidas.saml.metadata.NodeMetadata;

/** What of a peer ends some day: its metadata, our anchors for it, its keys. */
final class PeerExpiries {

    private PeerExpiries() {}

    static Stream<Expiry> of(Watch watch) {
        String whose = watch.peer().toString();
        return Stream.concat(
                certificates(whose, "anchor", watch.peer().anchors().certificates()),
                watch.copy().stream().flatMap(copy -> of(whose, copy)));
    }

    private static Stream<Expiry> of(String whose, Copy copy) {
        NodeMetadata node = copy.node();
        return Stream.of(
                        Stream.of(new Expiry(whose, "metadata", node.validity().until(), Optional.empty())),
                        certificates(
                                whose, "metadata signing path", copy.signer().certificates()),
                        certificates(whose, "signing certificate", node.signingCertificates()),
                        certificates(
                                whose, "encryption certificate", node.keys().encryption()))
                .flatMap(expiries -> expiries);
    }

    private static Stream<Expiry> certificates(String whose, String what, List<X509Certificate> certificates) {
        return certificates.stream().map(certificate -> Expiry.of(whose, what, certificate));
    }
}
