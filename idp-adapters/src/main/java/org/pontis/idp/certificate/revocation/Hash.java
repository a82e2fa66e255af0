package org.pontis.idp.certificate.revocation;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The two digests OCSP names things by. */
final class Hash {

    private Hash() {}

    static byte[] sha1(byte[] octets) {
        return digest("SHA-1", octets);
    }

    static byte[] sha256(byte[] octets) {
        return digest("SHA-256", octets);
    }

    static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException everyJavaHasThem) {
            throw new IllegalStateException(everyJavaHasThem);
        }
    }
}
