package org.pontis.eidas.flow.proxy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.UniquenessIdentifier;

/** By which identifier another country knows our citizens (attribute profile 2.2.3): {@code ES/XX/} and then what this says. */
public sealed interface IdentifierPolicy {

    /**
     * The identifier.
     *
     * @param id what the person or organisation is called here
     * @throws IllegalArgumentException if it cannot stand in an identifier
     */
    UniquenessIdentifier identifier(NodeCountry from, NodeCountry to, String id);

    /** The national identifier as it is: all countries know a citizen by the same. */
    record Plain() implements IdentifierPolicy {

        @Override
        public UniquenessIdentifier identifier(NodeCountry from, NodeCountry to, String id) {
            return new UniquenessIdentifier(from, to, id);
        }
    }

    /**
     * HMAC-SHA-256 of {@code id|destination} in Base32: two countries cannot tell by it that they speak of the same citizen, and
     * nobody can compute it without the secret.
     */
    final class Derived implements IdentifierPolicy {

        private static final int SHORTEST = 32;
        private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

        private final SecretKeySpec secret;

        /**
         * @param secret never changes: with another one every citizen is a stranger abroad
         * @throws InvalidSetting if it is shorter than 32 bytes
         */
        public Derived(byte[] secret) {
            if (secret.length < SHORTEST) {
                throw new InvalidSetting("The secret of the identifiers has 32 bytes or more.");
            }
            this.secret = new SecretKeySpec(secret, "HmacSHA256");
        }

        @Override
        public UniquenessIdentifier identifier(NodeCountry from, NodeCountry to, String id) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(secret);
                byte[] hash = mac.doFinal((id + "|" + to.code()).getBytes(StandardCharsets.UTF_8));
                return new UniquenessIdentifier(from, to, base32(hash));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** RFC 4648, section 6, without padding. */
        private static String base32(byte[] bytes) {
            StringBuilder text = new StringBuilder();
            int bits = 0;
            int held = 0;
            for (byte octet : bytes) {
                held = held << 8 | octet & 0xFF;
                bits += 8;
                while (bits >= 5) {
                    bits -= 5;
                    text.append(DIGITS.charAt(held >> bits & 31));
                }
                held &= (1 << bits) - 1;
            }
            return bits == 0
                    ? text.toString()
                    : text.append(DIGITS.charAt(held << 5 - bits & 31)).toString();
        }
    }
}
