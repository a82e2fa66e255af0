package org.pontis.eidas.store;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** What stands in the place of something that was taken: like no other of its kind, and short. */
final class Mark {

    private static final int OCTETS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Mark() {}

    static String next() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return Kept.TAKEN + new String(octets, StandardCharsets.ISO_8859_1);
    }
}
