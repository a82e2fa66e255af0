package org.pontis.eidas.saml;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.Set;

import org.pontis.eidas.keys.NamedCurves;

import static org.opensaml.xmlsec.signature.support.SignatureConstants.*;

/**
 * Which signatures are strong enough: allow-lists only.
 *
 * @param algorithms signature algorithm URIs
 * @param minimumRsaBits the shortest RSA modulus
 */
public record SignaturePolicy(Set<String> algorithms, int minimumRsaBits) {

    private static final Set<String> ECDSA =
            Set.of(ALGO_ID_SIGNATURE_ECDSA_SHA256, ALGO_ID_SIGNATURE_ECDSA_SHA384, ALGO_ID_SIGNATURE_ECDSA_SHA512);
    private static final Set<String> RSA_PSS = Set.of(
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1");
    private static final Set<String> RSA_PKCS1 =
            Set.of(ALGO_ID_SIGNATURE_RSA_SHA256, ALGO_ID_SIGNATURE_RSA_SHA384, ALGO_ID_SIGNATURE_RSA_SHA512);
    private static final Set<String> DIGESTS =
            Set.of(ALGO_ID_DIGEST_SHA256, ALGO_ID_DIGEST_SHA384, ALGO_ID_DIGEST_SHA512);
    private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(65_537);

    /** Between countries: eIDAS Cryptographic Requirements 1.4, section 3. */
    public static final SignaturePolicy EIDAS = new SignaturePolicy(union(ECDSA, RSA_PSS), 3_072);

    /** Between the broker and its portals: what current SAML software can do at all, without SHA-1. */
    public static final SignaturePolicy NATIONAL = new SignaturePolicy(union(union(ECDSA, RSA_PSS), RSA_PKCS1), 2_048);

    public SignaturePolicy {
        algorithms = Set.copyOf(algorithms);
    }

    boolean allowsDigest(String uri) {
        return DIGESTS.contains(uri);
    }

    /** Whether the algorithm is in the list and belongs to this kind of key. */
    boolean allows(String algorithm, PublicKey key) {
        return algorithms.contains(algorithm) && ECDSA.contains(algorithm) == key instanceof ECPublicKey;
    }

    /** Whether the key is of an allowed kind and strong enough. */
    public boolean allows(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                rsa.getModulus().bitLength() >= minimumRsaBits
                        && rsa.getModulus().testBit(0)
                        && rsa.getPublicExponent().testBit(0)
                        && rsa.getPublicExponent().compareTo(SMALLEST_EXPONENT) >= 0;
            case ECPublicKey ec -> NamedCurves.allow(ec);
            default -> false;
        };
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
