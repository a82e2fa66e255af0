package org.pontis.eidas.saml.encryption;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;

import static org.pontis.eidas.saml.encryption.Xml.DSIG;
import static org.pontis.eidas.saml.encryption.Xml.XENC;
import static org.pontis.eidas.saml.encryption.Xml.XENC11;

/** Hashes by their URIs, under the names that JCA has for them. */
final class Digests {

    static final String SHA256 = XENC + "sha256";
    static final String MGF1_SHA256 = XENC11 + "mgf1sha256";

    private Digests() {}

    /** eIDAS Cryptographic Requirements 1.4, section 3.3: SHA-2 only. */
    static String sha2(String uri) throws Rejected {
        return switch (uri) {
            case SHA256 -> "SHA-256";
            case "http://www.w3.org/2001/04/xmldsig-more#sha384" -> "SHA-384";
            case XENC + "sha512" -> "SHA-512";
            default -> throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        };
    }

    /** The hash inside a mask generation function of RSA-OAEP. */
    static String sha2OfMgf1(String uri) throws Rejected {
        return switch (uri) {
            case MGF1_SHA256 -> "SHA-256";
            case XENC11 + "mgf1sha384" -> "SHA-384";
            case XENC11 + "mgf1sha512" -> "SHA-512";
            default -> throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        };
    }

    static boolean isSha1(String uri) {
        return uri.isEmpty() || uri.equals(DSIG + "sha1") || uri.equals(XENC11 + "mgf1sha1");
    }
}
