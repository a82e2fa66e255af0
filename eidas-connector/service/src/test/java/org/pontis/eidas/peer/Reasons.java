package org.pontis.eidas.peer;

import java.util.Map;

/**
 * Differences that are kept.
 *
 * @param missing lines of theirs that ours have not, and why
 * @param more lines of ours that theirs have not, and why
 */
record Reasons(Map<String, String> missing, Map<String, String> more) {

    static final String SECTORS =
            "Attributes of sectors are outside the profile and need an agreement (MF 2.3.1); ours are those of the profile.";

    private static final String HASH =
            "A hash as long as the key's curve, and SHA-256 over the message: both on its white list,"
                    + " and quicker. That node takes SHA-512 for everything.";

    static final Reasons SHORTER_HASH = new Reasons(
            Map.of(
                    ".*/ds:SignedInfo/ds:SignatureMethod\\[.*(ecdsa-sha512|sha512-rsa-MGF1)]", HASH,
                    ".*/ds:SignedInfo/ds:Reference/ds:DigestMethod\\[.*sha512]", HASH),
            Map.of(
                    ".*/ds:SignedInfo/ds:SignatureMethod\\[.*(ecdsa-sha256|sha256-rsa-MGF1)]", HASH,
                    ".*/ds:SignedInfo/ds:Reference/ds:DigestMethod\\[.*sha256]", HASH));

    static final Reasons LEFT_OUT = new Reasons(
            Map.of(
                    ".*/saml2:NameID@NameQualifier = http://C-PEPS.gov.xx", "A placeholder that says nothing.",
                    ".*/saml2:AuthnContext/saml2:AuthnContextDecl",
                            "Empty; SAML core 2.7.2.2 wants a class, or a declaration, and the class is there."),
            Map.of());
}
