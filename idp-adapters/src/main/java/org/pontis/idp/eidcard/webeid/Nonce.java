package org.pontis.idp.eidcard.webeid;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * What the card has to sign: 256 random bits, never used before. The text is signed, not the octets. It prints nothing.
 *
 * @param base64 of 32 octets, 44 characters
 */
public record Nonce(String base64) {

    /** Web eID system architecture, on challenge nonces. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 32;

    public static Nonce fresh() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return new Nonce(Base64.getEncoder().encodeToString(octets));
    }

    @Override
    public String toString() {
        return "Nonce";
    }
}
