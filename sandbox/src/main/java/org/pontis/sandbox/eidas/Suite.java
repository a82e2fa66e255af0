package org.pontis.sandbox.eidas;

import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.pontis.sandbox.ca.Keys;

/** Which algorithms a node has keys for (eIDAS Cryptographic Requirements 1.4, sections 3.2 and 3.5). */
public enum Suite {
    /** Signs with ECDSA on P-256; others encrypt to it with RSA-OAEP. */
    EC_RSA,

    /** Signs with RSA-PSS; others encrypt to it with ECDH-ES on P-256. */
    RSA_EC;

    /** The least that is allowed: a sandbox starts often. */
    private static final int BITS = 3072;

    KeyPair forSigning() {
        return this == EC_RSA ? Keys.ec() : Keys.rsa(BITS);
    }

    KeyPair forEncryption() {
        return this == EC_RSA ? Keys.rsa(BITS) : Keys.ec();
    }

    /** What a certificate allows a key that others encrypt to. */
    static int usageForEncryption(PublicKey key) {
        return key instanceof RSAPublicKey ? KeyUsage.keyEncipherment : KeyUsage.keyAgreement;
    }

    /** What certificates of this key are signed with by itself. */
    static String signature(PublicKey key) {
        return key instanceof RSAPublicKey ? "SHA256withRSA" : "SHA256withECDSA";
    }
}
