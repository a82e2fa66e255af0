package org.pontis.eidas.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;

/** What a key of ours is for. */
enum KeyPurpose {
    SIGNING,
    METADATA,
    ENCRYPTION;

    private static final int PROBE = 32;

    /** For sentences, such as "the signing key". */
    String key() {
        return switch (this) {
            case METADATA -> "metadata signing key";
            default -> name().toLowerCase(Locale.ROOT) + " key";
        };
    }

    /** Whether the two belong together: what one does the other understands. A device may allow the private key nothing else. */
    boolean fits(PrivateKey privateKey, PublicKey publicKey) {
        boolean elliptic = !publicKey.getAlgorithm().startsWith("RSA");
        try {
            return switch (this) {
                case SIGNING, METADATA -> signs(privateKey, publicKey, elliptic ? "SHA256withECDSA" : "SHA256withRSA");
                case ENCRYPTION -> elliptic ? agrees(privateKey, publicKey) : decrypts(privateKey, publicKey);
            };
        } catch (GeneralSecurityException | RuntimeException e) {
            // providers differ: some answer what does not belong together with an unchecked exception of their own
            return false;
        }
    }

    private static boolean signs(PrivateKey privateKey, PublicKey publicKey, String algorithm)
            throws GeneralSecurityException {
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(privateKey);
        signing.update(new byte[PROBE]);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(publicKey);
        verifying.update(new byte[PROBE]);
        return verifying.verify(signature);
    }

    private static boolean decrypts(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        byte[] probe = new byte[PROBE];
        new SecureRandom().nextBytes(probe);
        Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, publicKey);
        byte[] encrypted = cipher.doFinal(probe);
        Cipher back = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        back.init(Cipher.DECRYPT_MODE, privateKey);
        return Arrays.equals(back.doFinal(encrypted), probe);
    }

    /** With a pair made for this, because both ends of an agreement are needed. */
    private static boolean agrees(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
        generator.initialize(((ECPublicKey) publicKey).getParams());
        KeyPair other = generator.generateKeyPair();
        return Arrays.equals(agree(privateKey, other.getPublic()), agree(other.getPrivate(), publicKey));
    }

    private static byte[] agree(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }
}
