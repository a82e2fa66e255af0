package org.pontis.idp.keycloak.audit;

import java.security.SecureRandom;

/** A name for one thing that went wrong, the same on the page, in the event and in the log: {@code [0-9A-Z]{8}}. */
public final class Incident {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private Incident() {}

    public static String next() {
        StringBuilder code = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
