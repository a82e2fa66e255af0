package org.pontis.idp.keycloak.visit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.pontis.broker.LevelOfAssurance;

/** The authorization request of a page of ours. The verifier of its PKCE challenge is thrown away: nobody redeems the code. */
record LoginRequest(KeycloakSession session, Door door, LevelOfAssurance level) {

    private static final SecureRandom RANDOM = new SecureRandom();

    URI address() {
        RealmModel realm = session.getContext().getRealm();
        return OIDCLoginProtocolService.authUrl(session.getContext().getUri())
                .queryParam(OAuth2Constants.CLIENT_ID, door.client())
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OAuth2Constants.CODE)
                .queryParam(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID)
                .queryParam(OAuth2Constants.REDIRECT_URI, here(session) + door.address(realm))
                .queryParam(OAuth2Constants.STATE, random())
                .queryParam(OIDCLoginProtocol.NONCE_PARAM, random())
                .queryParam(OAuth2Constants.CODE_CHALLENGE, challenge())
                .queryParam(OAuth2Constants.CODE_CHALLENGE_METHOD, OAuth2Constants.PKCE_METHOD_S256)
                .queryParam(OAuth2Constants.ACR_VALUES, level.uri())
                .build(realm.getName());
    }

    /** How the server is called from outside, without a path. */
    static String here(KeycloakSession session) {
        URI base = session.getContext().getUri().getBaseUri();
        return base.getScheme() + "://" + base.getAuthority();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge() {
        try {
            byte[] verifier = random().getBytes(StandardCharsets.US_ASCII);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
