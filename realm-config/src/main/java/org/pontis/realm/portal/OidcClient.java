package org.pontis.realm.portal;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

import static org.pontis.realm.portal.PortalClient.onOff;

/** The part of a client that only OpenID Connect has. */
final class OidcClient {

    private static final PortalClient.Scopes SCOPES =
            new PortalClient.Scopes(List.of("basic", "assurance"), "identity", "representation");

    private OidcClient() {}

    static void complete(ObjectNode client, Portal portal, Oidc oidc) {
        client.put("protocol", "openid-connect");
        client.put("publicClient", false);
        client.put("clientAuthenticatorType", "client-jwt");
        client.put("frontchannelLogout", false);
        client.set("redirectUris", Json.array(oidc.redirectUris()));
        ObjectNode attributes = client.withObjectProperty("attributes");
        attributes.put(PortalClient.PROFILE, oidc.fapi() ? "fapi-2.0" : "standard");
        keys(attributes, oidc.keys());
        attributes.put("pkce.code.challenge.method", "S256");
        // "-" would mean none and "+" the redirect URIs; Keycloak separates several with ##
        attributes.put(
                "post.logout.redirect.uris",
                oidc.logout().returnUris().isEmpty()
                        ? "-"
                        : String.join("##", oidc.logout().returnUris()));
        oidc.logout().backChannel().ifPresent(url -> attributes.put("backchannel.logout.url", url));
        oidc.securityEvents().ifPresent(url -> attributes.put("pontis.security-events", url));
        // Keycloak adds both to a client that is made through its API
        attributes.put("backchannel.logout.session.required", "true");
        attributes.put("backchannel.logout.revoke.offline.tokens", "false");
        attributes.put("access.token.lifespan", "60");
        attributes.put("use.refresh.tokens", "false");
        attributes.put("oauth2.device.authorization.grant.enabled", "false");
        attributes.put("oidc.ciba.grant.enabled", "false");
        attributes.put("standard.token.exchange.enabled", "false");
        if (!oidc.signature().equals("RS256")) {
            attributes.put("id.token.signed.response.alg", oidc.signature());
        }
        // read by the broker alone, and an RSA signature costs it ten times as much
        attributes.put("access.token.signed.response.alg", "ES256");
        oidc.authentication().ifPresent(algorithm -> attributes.put("token.endpoint.auth.signing.alg", algorithm));
        attributes.put("require.pushed.authorization.requests", onOff(oidc.fapi()));
        attributes.put("dpop.bound.access.tokens", onOff(oidc.fapi()));
        if (!oidc.issuerInAnswers()) {
            attributes.put("exclude.issuer.from.auth.response", "true");
        }
        PortalClient.release(client, SCOPES, portal);
    }

    private static void keys(ObjectNode attributes, Oidc.Keys keys) {
        switch (keys) {
            case Oidc.Keys.At at -> {
                attributes.put("use.jwks.url", "true");
                attributes.put("jwks.url", at.url());
            }
            case Oidc.Keys.Inline inline -> {
                attributes.put("use.jwks.url", "false");
                attributes.put("use.jwks.string", "true");
                attributes.put("jwks.string", inline.jwks());
            }
        }
    }
}
