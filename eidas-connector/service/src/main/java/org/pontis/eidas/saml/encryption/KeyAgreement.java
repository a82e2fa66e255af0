package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;

import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.Rejected.Reason;
import org.w3c.dom.Element;

import static org.pontis.eidas.saml.encryption.Xml.XENC;
import static org.pontis.eidas.saml.encryption.Xml.XENC11;

/**
 * ECDH-ES with a key wrap (XML Encryption 1.1 sections 5.6.4 and 5.7): the originator's key pair is for one message. A
 * {@code KA-Nonce} may be there and changes nothing, because the concatenation KDF has no place for it.
 *
 * @param theirs a point on the curve of our key
 * @param kdf from the shared secret to the wrapping key
 * @param wrapBytes length of the wrapping key
 */
record KeyAgreement(PublicKey theirs, ConcatKdf kdf, int wrapBytes) implements KeyMethod {

    static final String URI = XENC11 + "ECDH-ES";
    static final String KW_AES256 = XENC + "kw-aes256";

    private static final String KW_AES128 = XENC + "kw-aes128";

    /**
     * Reads what an encrypted key says about itself.
     *
     * @param method its {@code xenc:EncryptionMethod}
     * @param agreement its {@code xenc:AgreementMethod}
     * @param ours our public key
     */
    static KeyAgreement in(Element method, Element agreement, NamedPoint ours) throws Rejected {
        if (!URI.equals(Xml.algorithm(agreement))) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        int wrapBytes =
                switch (Xml.algorithm(method)) {
                    case KW_AES128 -> 16;
                    case KW_AES256 -> 32;
                    default -> throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
                };
        ConcatKdf kdf = ConcatKdf.in(Xml.only(agreement, XENC11, "KeyDerivationMethod"));
        NamedPoint theirs = NamedPoint.in(Xml.only(agreement, XENC, "OriginatorKeyInfo"));
        if (!theirs.isOnTheCurveOf(ours)) {
            throw new Rejected(Reason.ALGORITHM_NOT_ALLOWED);
        }
        return new KeyAgreement(theirs.key(), kdf, wrapBytes);
    }

    @Override
    public Optional<SecretKey> unwrap(PrivateKey ours, byte[] wrapped) {
        try {
            Cipher cipher = wrapping();
            cipher.init(Cipher.UNWRAP_MODE, kdf.derive(agree(ours), wrapBytes));
            return Optional.of((SecretKey) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    byte[] wrap(PrivateKey ephemeral, SecretKey key) {
        try {
            Cipher cipher = wrapping();
            cipher.init(Cipher.WRAP_MODE, kdf.derive(agree(ephemeral), wrapBytes));
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("An assertion of ours could not be encrypted.", e);
        }
    }

    /** The shared secret: the x coordinate in the length of the field. A key in a device finds its own provider. */
    private byte[] agree(PrivateKey ours) throws NoSuchAlgorithmException, InvalidKeyException {
        var agreement = javax.crypto.KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }

    private static Cipher wrapping() throws GeneralSecurityException {
        return Cipher.getInstance("AESWrap", "SunJCE");
    }
}
