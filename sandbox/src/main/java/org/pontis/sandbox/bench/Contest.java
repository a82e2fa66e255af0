package org.pontis.sandbox.bench;

import java.util.List;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.run.Stack;

/**
 * Realms of one server with the same citizens and the same two portals: ours, and two as Keycloak makes them.
 *
 * @param crowd who logs in, on all sides
 * @param unhashed stock, but for the price of a password's hash
 */
record Contest(
        Http http, AdminApi admin, String redirectUri, List<TestCitizen> crowd, Side ours, Side stock, Side unhashed) {

    /** The realms that Keycloak makes by itself; the server's operator has to exempt them from the level gate. */
    static final String STOCK = "stock";

    static final String UNHASHED = "stock-unhashed";

    private static final String OURS = "es";

    /** A realm, and the two portals that use it. */
    record Side(Portal portal, Portal other) {}

    static Contest prepare(Stack stack, List<TestCitizen> crowd, Consumer<String> news) {
        Http http = new Http();
        String broker = stack.addresses().brokerUrl();
        String redirectUri = stack.addresses().portalOidcUrl() + "/bench";
        AdminApi admin = new AdminApi(http, broker, stack.secrets().adminPassword());
        ECKey key = key();
        news.accept("making the stock realms, the portals and " + crowd.size() + " citizens in each realm");
        JsonNode portal =
                admin.get("/" + OURS + "/clients?clientId=portal-oidc").get(0);
        JsonNode ours = admin.get("/" + OURS);
        JsonNode profile = admin.get("/" + OURS + "/users/profile");
        addPortals(admin, OURS, portal, List.of("basic", "assurance", "identity"), redirectUri, key);
        admin.addCitizens(OURS, crowd);
        for (ObjectNode stock : List.of(StockRealm.like(ours, profile), StockRealm.unhashed(ours, profile))) {
            String name = stock.path("realm").asText();
            admin.post("", stock);
            admin.post("/" + name + "/client-scopes", identity(admin));
            addPortals(admin, name, portal, List.of("basic", "acr", "identity"), redirectUri, key);
            admin.addCitizens(name, crowd);
        }
        return new Contest(
                http,
                admin,
                redirectUri,
                crowd,
                side(http, broker, OURS, redirectUri, key),
                side(http, broker, STOCK, redirectUri, key),
                side(http, broker, UNHASHED, redirectUri, key));
    }

    /** A new browser. */
    Visitor visitor() {
        return new Visitor(http, redirectUri);
    }

    /** From now on, our realm's mobile operator is spoken to in this dialect. */
    void speak(String dialect) {
        ObjectNode realm = admin.get("/" + OURS).deepCopy();
        realm.withObject("/attributes").put("pontis.mobile-id-dialect", dialect);
        admin.put("/" + OURS, realm);
    }

    private static Side side(Http http, String broker, String realm, String redirectUri, ECKey key) {
        String issuer = broker + "/realms/" + realm;
        return new Side(
                new Portal(http, issuer, "bench-1", redirectUri, key),
                new Portal(http, issuer, "bench-2", redirectUri, key));
    }

    /** The portals are copies of the one that the realm has: what is measured is what portals are told to be. */
    private static void addPortals(
            AdminApi admin, String realm, JsonNode model, List<String> scopes, String redirectUri, ECKey key) {
        for (int i = 1; i <= 2; i++) {
            ObjectNode portal = model.deepCopy();
            portal.remove(List.of("id", "secret", "baseUrl", "authenticationFlowBindingOverrides"));
            portal.put("clientId", "bench-" + i).put("name", "Portal " + i);
            portal.putArray("redirectUris").add(redirectUri);
            ArrayNode names = portal.putArray("defaultClientScopes");
            scopes.forEach(names::add);
            portal.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
            ObjectNode attributes = portal.withObject("/attributes");
            attributes.remove(List.of("use.jwks.url", "jwks.url", "backchannel.logout.url"));
            attributes.put("use.jwks.string", "true").put("jwks.string", new JWKSet(key).toString(true));
            admin.post("/" + realm + "/clients", portal);
        }
    }

    private static JsonNode identity(AdminApi admin) {
        for (JsonNode scope : admin.get("/" + OURS + "/client-scopes")) {
            if (scope.path("name").asText().equals("identity")) {
                ObjectNode copy = scope.deepCopy();
                copy.remove("id");
                copy.path("protocolMappers").forEach(mapper -> ((ObjectNode) mapper).remove("id"));
                return copy;
            }
        }
        throw new IllegalStateException("The realm has no client scope identity.");
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
