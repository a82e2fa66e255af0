package org.pontis.idp.certificate.x509;

import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Public keys for Java's {@code Signature}. */
final class PublicKeys {

    static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

    private PublicKeys() {}

    /** Java's own, but Bouncy Castle's on curves that Java does not know. */
    static PublicKey of(ParsedCertificate certificate) {
        return onCurve(certificate.keyInfo())
                        && curve(certificate).filter(Curve.NIST::contains).isEmpty()
                ? forVerifying(certificate)
                : certificate.java().getPublicKey();
    }

    /**
     * Bouncy Castle's on all curves: Java's arithmetic is made for secrets, of which there is none in a public key, and takes two
     * to four times as long. A key that is kept is quicker still, because its multiples are kept with it.
     */
    static PublicKey forVerifying(ParsedCertificate certificate) {
        return bouncyCastles(certificate.keyInfo())
                .orElseGet(() -> certificate.java().getPublicKey());
    }

    /** The same of a key that was read already. */
    static PublicKey forVerifying(PublicKey key) {
        return bouncyCastles(SubjectPublicKeyInfo.getInstance(key.getEncoded())).orElse(key);
    }

    private static Optional<PublicKey> bouncyCastles(SubjectPublicKeyInfo key) {
        try {
            return onCurve(key) ? Optional.ofNullable(BouncyCastleProvider.getPublicKey(key)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean onCurve(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    private static Optional<Curve> curve(ParsedCertificate certificate) {
        return certificate.keyInfo().getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier id
                ? Curve.identified(id)
                : Optional.empty();
    }
}
