package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource.PSpecified;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.eidas.keys.CryptoProvider;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;

import static org.pontis.eidas.saml.encryption.Xml.DSIG;
import static org.pontis.eidas.saml.encryption.Xml.XENC;
import static org.pontis.eidas.saml.encryption.Xml.XENC11;

/**
 * RSA-OAEP (XML Encryption 1.1 section 5.5.2).
 *
 * @param digest name of the hash
 * @param maskDigest name of the hash inside MGF1
 */
record KeyTransport(String digest, String maskDigest) implements KeyMethod {

    static final String URI = XENC11 + "rsa-oaep";

    /** What the eIDAS reference node writes. */
    static final KeyTransport SHA256 = new KeyTransport("SHA-256", "SHA-256");

    private static final String URI_WITH_SHA1 = XENC + "rsa-oaep-mgf1p";

    /** Reads {@code xenc:EncryptionMethod}. Digest and mask say SHA-1 by saying nothing. */
    static KeyTransport in(Element method, EncryptionPolicy policy) throws Rejected {
        boolean fixedMask = URI_WITH_SHA1.equals(Xml.algorithm(method));
        if ((!fixedMask && !URI.equals(Xml.algorithm(method)))
                || !Xml.children(method, XENC, "OAEPparams").isEmpty()) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        String digest = algorithm(Xml.optional(method, DSIG, "DigestMethod"));
        String mask = fixedMask ? "" : algorithm(Xml.optional(method, XENC11, "MGF"));
        boolean older = policy == EncryptionPolicy.BEFORE_1_4;
        return new KeyTransport(
                older && Digests.isSha1(digest) ? "SHA-1" : Digests.sha2(digest),
                older && Digests.isSha1(mask) ? "SHA-1" : Digests.sha2OfMgf1(mask));
    }

    private static String algorithm(Optional<Element> element) {
        return element.map(Xml::algorithm).orElse("");
    }

    @Override
    public Optional<SecretKey> unwrap(PrivateKey ours, byte[] wrapped) {
        try {
            return Optional.of(new SecretKeySpec(decrypt(ours, wrapped), "AES"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private byte[] decrypt(PrivateKey ours, byte[] wrapped) throws GeneralSecurityException {
        if (DeviceOaep.holds(ours)) {
            return DeviceOaep.decrypt(ours, wrapped, digest, maskDigest);
        }
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", CryptoProvider.ofRsaCiphers());
        cipher.init(Cipher.DECRYPT_MODE, ours, parameters());
        return cipher.doFinal(wrapped);
    }

    byte[] wrap(PublicKey theirs, SecretKey key) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", CryptoProvider.ofRsaCiphers());
            cipher.init(Cipher.ENCRYPT_MODE, theirs, parameters());
            return cipher.doFinal(key.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An assertion of ours could not be encrypted.", e);
        }
    }

    private OAEPParameterSpec parameters() {
        return new OAEPParameterSpec(digest, "MGF1", new MGF1ParameterSpec(maskDigest), PSpecified.DEFAULT);
    }
}
