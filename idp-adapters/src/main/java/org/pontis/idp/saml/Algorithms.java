package org.pontis.idp.saml;

import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Set;

/** Signatures a portal may make: RSA (PKCS #1 and PSS) and ECDSA with SHA-2. Everything else is refused, known or not. */
public final class Algorithms {

    static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

    private static final String MORE_2001 = "http://www.w3.org/2001/04/xmldsig-more#";
    private static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";

    private static final Set<String> SIGNATURES = Set.of(
            MORE_2001 + "rsa-sha256",
            MORE_2001 + "rsa-sha384",
            MORE_2001 + "rsa-sha512",
            MORE_2007 + "sha256-rsa-MGF1",
            MORE_2007 + "sha384-rsa-MGF1",
            MORE_2007 + "sha512-rsa-MGF1",
            MORE_2001 + "ecdsa-sha256",
            MORE_2001 + "ecdsa-sha384",
            MORE_2001 + "ecdsa-sha512");

    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256", MORE_2001 + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512");

    private static final int LEAST_RSA_BITS = 2_048;
    private static final int LEAST_EC_BITS = 256;

    private Algorithms() {}

    static void checkSignature(String algorithm) {
        Refused.unless(SIGNATURES.contains(algorithm), Reason.ALGORITHM, "The signature algorithm is not allowed.");
    }

    static void checkDigest(String algorithm) {
        Refused.unless(DIGESTS.contains(algorithm), Reason.ALGORITHM, "The digest algorithm is not allowed.");
    }

    /** @throws Refused if a key that a portal registered is too short to sign with */
    public static void checkKey(Key key) {
        boolean strong =
                switch (key) {
                    case RSAKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
                    case ECKey ec -> ec.getParams().getCurve().getField().getFieldSize() >= LEAST_EC_BITS;
                    default -> false;
                };
        Refused.unless(strong, Reason.ALGORITHM, "The key that the portal registered is too weak.");
    }
}
