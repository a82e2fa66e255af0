package org.pontis.sandbox.bench;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.sandbox.web.Response;

/**
 * A realm with Keycloak's own login: its browser flow, its theme, its required actions. What costs the same on both sides
 * whoever built the login is set as in our realm: keys, password policy, brute-force protection, events, sessions, profile.
 */
final class StockRealm {

    private static final List<String> SHARED = List.of(
            "sslRequired",
            "loginWithEmailAllowed",
            "duplicateEmailsAllowed",
            "defaultSignatureAlgorithm",
            "passwordPolicy",
            "bruteForceProtected",
            "permanentLockout",
            "failureFactor",
            "waitIncrementSeconds",
            "maxFailureWaitSeconds",
            "maxDeltaTimeSeconds",
            "quickLoginCheckMilliSeconds",
            "minimumQuickLoginWaitSeconds",
            "eventsEnabled",
            "eventsExpiration",
            "eventsListeners",
            "enabledEventTypes",
            "ssoSessionIdleTimeout",
            "ssoSessionMaxLifespan",
            "accessTokenLifespan",
            "revokeRefreshToken",
            "refreshTokenMaxReuse");

    private StockRealm() {}

    /** With a hash that costs nothing: what is left of a stock login is what any login costs. */
    static ObjectNode unhashed(JsonNode ours, JsonNode profile) {
        return like(ours, profile)
                .put("realm", Contest.UNHASHED)
                .put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
    }

    static ObjectNode like(JsonNode ours, JsonNode profile) {
        ObjectNode realm = Response.JSON.createObjectNode();
        realm.put("realm", Contest.STOCK).put("enabled", true);
        SHARED.stream().filter(ours::has).forEach(name -> realm.set(name, ours.get(name)));
        ObjectNode components = realm.putObject("components");
        ArrayNode keys = components.putArray("org.keycloak.keys.KeyProvider");
        keys.add(component("rsa-generated", Map.of("priority", "100", "algorithm", "RS256", "keySize", "3072")));
        keys.add(component("ecdsa-generated", Map.of("priority", "100", "ecdsaEllipticCurveKey", "P-256")));
        keys.add(component("hmac-generated", Map.of("priority", "100", "algorithm", "HS512")));
        keys.add(component("aes-generated", Map.of("priority", "100")));
        components
                .putArray("org.keycloak.userprofile.UserProfileProvider")
                .add(component("declarative-user-profile", Map.of("kc.user.profile.config", profile.toString())));
        return realm;
    }

    private static ObjectNode component(String provider, Map<String, String> settings) {
        ObjectNode component = Response.JSON.createObjectNode();
        component.put("name", provider).put("providerId", provider);
        ObjectNode config = component.putObject("config");
        settings.forEach((name, value) -> config.putArray(name).add(value));
        return component;
    }
}
