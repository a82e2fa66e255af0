package org.pontis.eidas.oidc.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.pontis.eidas.attributes.UniquenessIdentifier;

/**
 * Pairwise subjects (OpenID Connect Core 8.1): always the same for a person and a client, and of no use to anybody who compares
 * two clients' subjects or tries all identifiers.
 */
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 32;

    private final SecretKeySpec secret;

    /** @param secret random, at least 32 bytes, the same on all nodes and for ever */
    public Pseudonyms(byte[] secret) {
        if (secret.length < MIN_BYTES) {
            throw new IllegalArgumentException("The secret for pairwise subjects has at least 32 bytes.");
        }
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** What this client knows the person by. */
    String of(UniquenessIdentifier person, String clientId) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            // neither has a line break in it, so that no two pairs read the same
            byte[] digest = mac.doFinal((clientId + "\n" + person.value()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is missing.", e);
        }
    }
}
