package org.pontis.idp.mobileid.operator;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a SIM has to sign: 256 random bits that were never used before, in the place of a SHA-256 hash. It prints nothing.
 *
 * @param base64 of 32 octets
 */
public record Challenge(String base64) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 32;

    public Challenge {
        if (Base64.getDecoder().decode(base64).length != OCTETS) {
            throw new IllegalArgumentException("A challenge has 32 octets.");
        }
    }

    public static Challenge fresh() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return new Challenge(Base64.getEncoder().encodeToString(octets));
    }

    public byte[] octets() {
        return Base64.getDecoder().decode(base64);
    }

    @Override
    public String toString() {
        return "Challenge";
    }
}
