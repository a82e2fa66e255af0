package org.pontis.broker;

/** Random one-time codes and the keyed hash they are stored as. */
public interface Codes {

    /** A fresh, uniformly random code of {@code length} decimal digits. */
    String digits(int length);

    /**
     * HMAC-SHA-256 under the server's key of all parts, each with its length, as text that may be stored. Compare with
     * {@link java.security.MessageDigest#isEqual}.
     */
    String seal(String... parts);
}
