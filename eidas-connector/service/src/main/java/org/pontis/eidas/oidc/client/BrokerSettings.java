package org.pontis.eidas.oidc.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import org.pontis.eidas.oidc.TokenKey;

/**
 * What the broker and we know of each other.
 *
 * @param issuer the broker's realm, letter by letter as its tokens say it
 * @param redirectUri where the broker sends the browser back to
 * @param key proves who we are
 * @param nextKey is published already and will prove it later
 * @param scope what we ask for, {@code openid} among it
 * @param tokens the one algorithm that the broker signs ID tokens for us with
 * @param life how long a citizen may take to log in
 * @param skew how far the broker's clock may be off
 */
public record BrokerSettings(
        String issuer,
        String clientId,
        String redirectUri,
        TokenKey key,
        Optional<TokenKey> nextKey,
        List<String> scope,
        JWSAlgorithm tokens,
        Duration life,
        Duration skew) {

    public BrokerSettings {
        scope = List.copyOf(scope);
        if (!scope.contains("openid")) {
            throw new IllegalArgumentException("The scope contains openid.");
        }
        if (!Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256, JWSAlgorithm.RS256).contains(tokens)) {
            throw new IllegalArgumentException("The broker signs by ES256, PS256 or RS256.");
        }
        if (!isProtected(URI.create(issuer))) {
            throw new IllegalArgumentException("The broker's address is https (http is for the loopback alone).");
        }
    }

    /** Whether nobody on the way can read or change what goes there. */
    static boolean isProtected(URI address) {
        return "https".equals(address.getScheme())
                || "http".equals(address.getScheme())
                        && Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(address.getHost()));
    }
}
