package org.pontis.eidas.keys;

import java.security.PublicKey;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** The elliptic curves of eIDAS (Cryptographic Requirements 1.4, section 3.4), by object identifier. */
public final class NamedCurves {

    /** P-256, P-384, P-521, brainpoolP256r1, brainpoolP384r1, brainpoolP512r1. */
    private static final Set<String> ALLOWED = Set.of(
            "1.2.840.10045.3.1.7",
            "1.3.132.0.34",
            "1.3.132.0.35",
            "1.3.36.3.3.2.8.1.1.7",
            "1.3.36.3.3.2.8.1.1.11",
            "1.3.36.3.3.2.8.1.1.13");

    private NamedCurves() {}

    public static boolean allow(String identifier) {
        return ALLOWED.contains(identifier);
    }

    /** Whether a key says by name that it is on one of them; numbers that describe the same curve are not enough. */
    public static boolean allow(PublicKey key) {
        return name(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .filter(ALLOWED::contains)
                .isPresent();
    }

    /** The curve that a key names; none if it spells one out or is of another kind. */
    public static Optional<String> name(SubjectPublicKeyInfo key) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm())
                        && key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                ? Optional.of(curve.getId())
                : Optional.empty();
    }
}
