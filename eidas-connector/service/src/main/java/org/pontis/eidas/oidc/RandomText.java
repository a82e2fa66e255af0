package org.pontis.eidas.oidc;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody guesses: 256 random bits, in letters that need no escape in an address. */
public final class RandomText {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** A new one. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
