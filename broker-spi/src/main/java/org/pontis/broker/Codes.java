package org.pontis.broker;

import java.util.List;

/** Random one-time codes and the keyed hash they are stored as. */
public interface Codes {

    /** A fresh, uniformly random code of {@code length} decimal digits. */
    String digits(int length);

    /** A fresh, uniformly random code of {@code length} characters of the base 32 alphabet, RFC 4648, section 6. */
    String base32(int length);

    /**
     * HMAC-SHA-256 under the server's key of all parts, each with its length, as text that may be stored. Compare with
     * {@link java.security.MessageDigest#isEqual}.
     */
    default String seal(String... parts) {
        return seals(parts).getFirst();
    }

    /**
     * The seals of the same parts under every key that counts: the present one first, then those that other nodes still
     * use, or already use, while the key is changed. Whoever looks for something stored has to look for all of them.
     */
    List<String> seals(String... parts);
}
