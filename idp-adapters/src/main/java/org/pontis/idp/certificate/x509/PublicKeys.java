package org.pontis.idp.certificate.x509;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Public keys for Java's {@code Signature}: Java's own, but Bouncy Castle's on curves that Java does not know. */
final class PublicKeys {

    static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private PublicKeys() {}

    static PublicKey of(ParsedCertificate certificate) {
        if (curve(certificate).filter(Curve.NIST::contains).isPresent()
                || !certificate.keyInfo().getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return certificate.java().getPublicKey();
        }
        try {
            return Optional.ofNullable(BouncyCastleProvider.getPublicKey(certificate.keyInfo()))
                    .orElseGet(() -> certificate.java().getPublicKey());
        } catch (IOException unreadable) {
            return certificate.java().getPublicKey();
        }
    }

    private static Optional<Curve> curve(ParsedCertificate certificate) {
        return certificate.keyInfo().getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier id
                ? Curve.identified(id)
                : Optional.empty();
    }
}
