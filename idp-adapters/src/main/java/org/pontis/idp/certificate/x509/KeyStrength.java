package org.pontis.idp.certificate.x509;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/**
 * Whether a public key is strong: RSA from 2048 bits, or a point on a named curve; NIST SP 800-131A revision 2, section 3,
 * and SOG-IS Agreed Cryptographic Mechanisms 1.3.
 */
public final class KeyStrength {

    private static final int FEWEST_BITS = 2048;
    /** A longer key would cost us more time than it costs an attacker to send it. */
    private static final int MOST_BITS = 8192;

    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(65537);
    /** FIPS 186-5, 5.4. */
    private static final int LONGEST_EXPONENT = 256;

    private static final int UNCOMPRESSED = 4;

    private KeyStrength() {}

    /** Says what is wrong with the key, in a sentence for the log; nothing if it is strong. */
    public static Optional<String> weakness(SubjectPublicKeyInfo key, Set<Curve> curves) {
        ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
        try {
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return weakness(RSAPublicKey.getInstance(key.parsePublicKey()));
            }
            if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
                return weaknessOfPoint(key, curves);
            }
            return Optional.of("A key of algorithm " + algorithm + " is not known here.");
        } catch (java.io.IOException | RuntimeException malformed) {
            return Optional.of("The public key cannot be read.");
        }
    }

    private static Optional<String> weakness(RSAPublicKey key) {
        int bits = key.getModulus().bitLength();
        if (key.getModulus().signum() < 0 || bits < FEWEST_BITS || bits > MOST_BITS) {
            return Optional.of("RSA-" + bits + " is not allowed: " + FEWEST_BITS + " to " + MOST_BITS + " bits are.");
        }
        BigInteger exponent = key.getPublicExponent();
        if (exponent.compareTo(SMALLEST_EXPONENT) < 0
                || exponent.bitLength() > LONGEST_EXPONENT
                || !exponent.testBit(0)
                || !key.getModulus().testBit(0)) {
            return Optional.of("The RSA exponent is not an odd number from 65537, or the modulus is even.");
        }
        return Roca.marks(key.getModulus())
                ? Optional.of("The RSA key was made by a chip with the flaw CVE-2017-15361.")
                : Optional.empty();
    }

    /** RFC 5480, 2.1.1 and 2.2: the curve by its name and the point uncompressed; SEC 1, 3.2.2.1: the point is on it. */
    private static Optional<String> weaknessOfPoint(SubjectPublicKeyInfo key, Set<Curve> curves) {
        Optional<Curve> curve = key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier id
                ? Curve.identified(id)
                : Optional.empty();
        if (curve.filter(curves::contains).isEmpty()) {
            return Optional.of("The key's curve is not one of those allowed.");
        }
        byte[] point = key.getPublicKeyData().getOctets();
        // the faster arithmetic first; it does not know every curve
        X9ECParameters parameters = Optional.ofNullable(
                        CustomNamedCurves.getByOID(curve.get().id()))
                .orElseGet(() -> ECNamedCurveTable.getByOID(curve.get().id()));
        boolean valid = point.length > 0
                && point[0] == UNCOMPRESSED
                && parameters.getCurve().decodePoint(point).isValid();
        return valid ? Optional.empty() : Optional.of("The public key is not a point of its curve.");
    }
}
