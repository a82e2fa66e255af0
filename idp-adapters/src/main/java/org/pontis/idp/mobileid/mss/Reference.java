package org.pontis.idp.mobileid.mss;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

import org.pontis.idp.mobileid.operator.Challenge;

/** A challenge as a person can read it aloud: 80 bits of it in the base 32 alphabet of RFC 4648, section 6. */
final class Reference {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CHARACTERS = 16;

    private Reference() {}

    static String of(Challenge challenge) {
        byte[] digest = sha256(challenge.octets());
        StringBuilder reference = new StringBuilder(CHARACTERS);
        // 256 is a multiple of 32: each character is as likely as the next
        for (int i = 0; i < CHARACTERS; i++) {
            reference.append(ALPHABET.charAt(digest[i] & 0x1F));
        }
        return reference.toString();
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
