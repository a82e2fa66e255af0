package org.pontis.eidas.oidc.provider;

import java.time.Instant;

/**
 * What a code stands for.
 *
 * @param redirectUri where the code was sent
 * @param codeChallenge of method S256
 * @param expiresAt by our clock, whatever else removes it
 * @param claims of the ID token, as JSON, all but its times
 */
public record Grant(String clientId, String redirectUri, String codeChallenge, Instant expiresAt, String claims) {

    @Override
    public String toString() {
        return "grant of " + clientId;
    }
}
