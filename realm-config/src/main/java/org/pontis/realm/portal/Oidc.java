package org.pontis.realm.portal;

import java.util.List;
import java.util.Optional;

/**
 * A portal that speaks OpenID Connect: a confidential client that proves itself by a key, with code flow and PKCE S256.
 *
 * @param redirectUris exact addresses
 * @param keys the portal's public keys
 * @param signature what its ID tokens and logout tokens are signed with: {@code RS256} or {@code ES256}
 * @param authentication the only algorithm of its client assertions, if it named one
 * @param fapi whether it is held to the FAPI 2.0 Security Profile
 * @param issuerInAnswers RFC 9207; some old software takes an error that carries {@code iss} for something else
 * @param securityEvents where it takes Security Event Tokens (RFC 8935), if it does
 */
public record Oidc(
        List<String> redirectUris,
        Keys keys,
        String signature,
        Optional<String> authentication,
        boolean fapi,
        boolean issuerInAnswers,
        Logout logout,
        Optional<String> securityEvents)
        implements Portal.Dialect {

    public Oidc {
        redirectUris = List.copyOf(redirectUris);
    }

    /** Where a portal's public keys are. */
    public sealed interface Keys {

        /** Fetched by the broker when it meets an unknown key: the portal rotates by itself. */
        record At(String url) implements Keys {}

        /** A JSON Web Key Set, written down. */
        record Inline(String jwks) implements Keys {}
    }

    /**
     * How the portal learns of a logout.
     *
     * @param backChannel OpenID Connect Back-Channel Logout 1.0
     * @param returnUris where a citizen may be sent after a logout
     */
    public record Logout(Optional<String> backChannel, List<String> returnUris) {}
}
