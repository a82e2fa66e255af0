package org.pontis.eidas.saml;

import static org.opensaml.xmlsec.signature.support.SignatureConstants.*;

/**
 * Signature algorithms by their URIs, under names that Bouncy Castle, the JDK and devices share. What the ECDSA ones give is what
 * XML Signature wants: the two numbers one after the other (XML Signature 1.1, section 6.4.3).
 */
final class SignatureNames {

    private SignatureNames() {}

    static String of(String uri) {
        return switch (uri) {
            case ALGO_ID_SIGNATURE_ECDSA_SHA256 -> "SHA256withECDSAinP1363Format";
            case ALGO_ID_SIGNATURE_ECDSA_SHA384 -> "SHA384withECDSAinP1363Format";
            case ALGO_ID_SIGNATURE_ECDSA_SHA512 -> "SHA512withECDSAinP1363Format";
            case "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1" -> "SHA256withRSASSA-PSS";
            case "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1" -> "SHA384withRSASSA-PSS";
            case "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1" -> "SHA512withRSASSA-PSS";
            case ALGO_ID_SIGNATURE_RSA_SHA256 -> "SHA256withRSA";
            case ALGO_ID_SIGNATURE_RSA_SHA384 -> "SHA384withRSA";
            case ALGO_ID_SIGNATURE_RSA_SHA512 -> "SHA512withRSA";
            default -> throw new IllegalArgumentException("Nothing is signed with " + uri + ".");
        };
    }
}
