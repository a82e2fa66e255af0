package org.pontis.sandbox.portal;

import java.security.SecureRandom;
import java.util.Base64;

/** Names nobody can guess, for sessions and logins that are under way: 256 random bits. */
public final class Handle {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Handle() {}

    public static String fresh() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
