package org.pontis.eidas.metadata;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.security.auth.x500.X500Principal;

/**
 * The trust anchors of one country, from its operator's hands (eIDAS Interoperability Architecture 1.4, sections 6.1 and 6.2). An
 * anchor's own key may sign metadata; if the anchor is a certification authority, so may who has a valid path to it. As in
 * RFC 5280 an anchor is a name and a key: whether its certificate expired is reported, but changes nothing.
 *
 * @param signer the subject of the metadata signing certificate, so that an authority with many customers is not an anchor
 *     for all of them
 */
public record Anchors(List<X509Certificate> certificates, Optional<X500Principal> signer) {

    private static final int KEY_CERT_SIGN = 5;

    public Anchors {
        certificates = List.copyOf(certificates);
    }

    public static Anchors of(X509Certificate... certificates) {
        return new Anchors(List.of(certificates), Optional.empty());
    }

    List<X509Certificate> authorities() {
        return certificates.stream().filter(Anchors::isAuthority).toList();
    }

    /** The anchors with this key that may sign: a renewed certificate for the same key is still the same anchor. */
    List<X509Certificate> withKey(PublicKey key) {
        return certificates.stream()
                .filter(this::mayBeSigner)
                .filter(anchor -> Arrays.equals(anchor.getPublicKey().getEncoded(), key.getEncoded()))
                .toList();
    }

    boolean mayBeSigner(X509Certificate certificate) {
        return signer.map(certificate.getSubjectX500Principal()::equals).orElse(true);
    }

    static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && (usage == null || usage[KEY_CERT_SIGN]);
    }
}
