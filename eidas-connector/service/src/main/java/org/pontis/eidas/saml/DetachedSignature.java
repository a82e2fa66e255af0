package org.pontis.eidas.saml;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;

import org.opensaml.security.SecurityException;
import org.opensaml.security.credential.Credential;
import org.opensaml.xmlsec.crypto.XMLSigningUtil;

/**
 * The signature in the query string of the HTTP-Redirect binding (SAML bindings 3.4.4.1).
 *
 * @param octets what was signed: the parameters as they came over the wire, never decoded and encoded again
 * @param algorithm the algorithm's URI
 * @param value the signature itself
 */
record DetachedSignature(byte[] octets, String algorithm, byte[] value) {

    /** @throws Rejected unless one of the keys made it */
    void check(PinnedKeys keys) throws Rejected {
        keys.verify(algorithm, key -> isMadeAsUsual(key) || isMadeAsInXml(key));
    }

    private boolean isMadeAsUsual(Credential key) {
        try {
            return XMLSigningUtil.verifyWithURI(key, algorithm, value, octets);
        } catch (SecurityException e) {
            return false;
        }
    }

    /** ECDSA as XML Signature writes it, which is what the algorithm's URI means; most software writes DER here. */
    private boolean isMadeAsInXml(Credential key) {
        if (!(key.getPublicKey() instanceof ECPublicKey)) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(SignatureNames.of(algorithm));
            signature.initVerify(key.getPublicKey());
            signature.update(octets);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
