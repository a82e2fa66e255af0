package org.pontis.eidas.saml.encryption;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Arrays;

import javax.crypto.Cipher;

import org.bouncycastle.crypto.AsymmetricBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.encodings.OAEPEncoding;
import org.bouncycastle.jcajce.provider.util.DigestFactory;

/**
 * RSA-OAEP with a key that stays in its device: the JDK's PKCS#11 provider offers the bare RSA operation only, so the padding is
 * taken off out here.
 */
final class DeviceOaep implements AsymmetricBlockCipher {

    private final PrivateKey key;
    private final int modulusBytes;

    private DeviceOaep(PrivateKey key, int modulusBytes) {
        this.key = key;
        this.modulusBytes = modulusBytes;
    }

    /** Whether a key cannot be read, but only used. */
    static boolean holds(PrivateKey key) {
        return key.getEncoded() == null;
    }

    static byte[] decrypt(PrivateKey key, byte[] encrypted, String digest, String maskDigest)
            throws GeneralSecurityException {
        DeviceOaep device = new DeviceOaep(key, encrypted.length);
        OAEPEncoding padding =
                new OAEPEncoding(device, DigestFactory.getDigest(digest), DigestFactory.getDigest(maskDigest), null);
        padding.init(false, null);
        try {
            return padding.processBlock(encrypted, 0, encrypted.length);
        } catch (InvalidCipherTextException e) {
            throw new GeneralSecurityException(e);
        }
    }

    @Override
    public void init(boolean forEncryption, CipherParameters parameters) {
        // the device knows its key
    }

    @Override
    public int getInputBlockSize() {
        return modulusBytes;
    }

    @Override
    public int getOutputBlockSize() {
        return modulusBytes - 1;
    }

    /** Without the zero in front that every well padded block has; with it, the block is too long and found wrong. */
    @Override
    public byte[] processBlock(byte[] in, int offset, int length) throws InvalidCipherTextException {
        try {
            Cipher bare = Cipher.getInstance("RSA/ECB/NoPadding");
            bare.init(Cipher.DECRYPT_MODE, key);
            byte[] block = bare.doFinal(in, offset, length);
            return block[0] == 0 ? Arrays.copyOfRange(block, 1, block.length) : block;
        } catch (GeneralSecurityException e) {
            throw new InvalidCipherTextException("The device refused.", e);
        }
    }
}
