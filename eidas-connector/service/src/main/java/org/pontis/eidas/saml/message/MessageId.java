package org.pontis.eidas.saml.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Identifiers of messages and assertions (SAML core 1.3.4): XML names that nobody guesses and that never come twice. */
public final class MessageId {

    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private MessageId() {}

    /** A new one. */
    public static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return "_" + HexFormat.of().formatHex(bytes);
    }
}
