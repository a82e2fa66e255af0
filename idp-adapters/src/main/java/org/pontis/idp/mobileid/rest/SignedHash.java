package org.pontis.idp.mobileid.rest;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

import org.pontis.idp.certificate.x509.Verifier;

/**
 * A signature over a SHA-256 hash that nobody hashes again; MID REST API, section 3.3.7.
 */
final class SignedHash {

    static final String TYPE = "SHA256";

    /** DigestInfo of SHA-256, RFC 8017, section 9.2, note 1. */
    private static final byte[] DIGEST_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    private static final int SMALLEST_PADDING = 8;

    private final byte[] hash;
    private final byte[] value;
    private final String algorithm;

    /**
     * Takes one.
     *
     * @param hash the one we sent
     * @param value elliptic curves: r and s of IEEE P1363, each as long as the order of the curve; RSA: PKCS #1 v1.5
     * @param algorithm as the answer names it
     */
    SignedHash(byte[] hash, byte[] value, String algorithm) {
        this.hash = hash;
        this.value = value;
        this.algorithm = algorithm;
    }

    /** Whether the holder of this key has made it. What the answer calls the algorithm must be what the key can do. */
    boolean isBy(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec -> algorithm.equals(TYPE + "WithECEncryption") && isBy(ec);
            case RSAPublicKey rsa -> algorithm.equals(TYPE + "WithRSAEncryption") && isBy(rsa);
            default -> false;
        };
    }

    private boolean isBy(ECPublicKey key) {
        BigInteger order = key.getParams().getOrder();
        int octets = (order.bitLength() + 7) / 8;
        // exactly so long: DER has another length, and a parser that tries both can be led
        if (value.length != 2 * octets
                || !within(Arrays.copyOf(value, octets), order)
                || !within(Arrays.copyOfRange(value, octets, value.length), order)) {
            return false;
        }
        try {
            Signature verifier = Verifier.of("NONEwithECDSAinP1363Format", key);
            verifier.update(hash);
            return verifier.verify(value);
        } catch (GeneralSecurityException notEven) {
            return false;
        }
    }

    /** From one to the order less one; ANSI X9.62, section 7.4.1. */
    private static boolean within(byte[] number, BigInteger order) {
        BigInteger read = new BigInteger(1, number);
        return read.signum() > 0 && read.compareTo(order) < 0;
    }

    /** The encoded message is made by us and compared as a whole, RFC 8017, section 8.2.2: there is nothing to parse. */
    private boolean isBy(RSAPublicKey key) {
        int octets = (key.getModulus().bitLength() + 7) / 8;
        BigInteger signature = new BigInteger(1, value);
        if (value.length != octets || signature.compareTo(key.getModulus()) >= 0) {
            return false;
        }
        byte[] opened = fixed(signature.modPow(key.getPublicExponent(), key.getModulus()), octets);
        return MessageDigest.isEqual(opened, encoded(octets));
    }

    private byte[] encoded(int octets) {
        byte[] message = new byte[octets];
        int digestInfo = octets - DIGEST_INFO.length - hash.length;
        if (digestInfo < SMALLEST_PADDING + 3) {
            throw new IllegalStateException("The key is weaker than the certificate check allows.");
        }
        Arrays.fill(message, 1, digestInfo - 1, (byte) 0xFF);
        message[1] = 1;
        System.arraycopy(DIGEST_INFO, 0, message, digestInfo, DIGEST_INFO.length);
        System.arraycopy(hash, 0, message, octets - hash.length, hash.length);
        return message;
    }

    private static byte[] fixed(BigInteger number, int octets) {
        byte[] shortest = number.toByteArray();
        byte[] fixed = new byte[octets];
        int length = Math.min(shortest.length, octets);
        System.arraycopy(shortest, shortest.length - length, fixed, octets - length, length);
        return fixed;
    }

    @Override
    public String toString() {
        return "SignedHash[" + algorithm + "]";
    }
}
