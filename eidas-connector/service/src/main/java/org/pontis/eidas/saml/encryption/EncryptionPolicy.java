package org.pontis.eidas.saml.encryption;

/** How old the algorithms of a peer may be. */
public enum EncryptionPolicy {
    /** eIDAS Cryptographic Requirements 1.4, section 3.2. */
    EIDAS,
    /**
     * Also {@code rsa-oaep-mgf1p} and SHA-1 inside OAEP, which versions 1.2 and 1.3 allowed. OAEP does not lean on the hash being
     * free of collisions, so this is old rather than broken; it is for one peer, by the operator's explicit choice.
     */
    BEFORE_1_4
}
