package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/**
 * Providers of the realm's keys. One that is missing is made, because tokens must be signed with something; one that is
 * there is left alone, whatever its name, size or priority: keys are rotated, not compared.
 */
final class TokenKeys implements Part {

    private static final String TYPE = "org.keycloak.keys.KeyProvider";

    @Override
    public String kind() {
        return "key of kind";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> keys = new LinkedHashMap<>();
        realm.path("components").path(TYPE).forEach(component -> keys.put(kind(component), component.deepCopy()));
        return keys;
    }

    private static String kind(JsonNode component) {
        String provider = component.path("providerId").asText();
        String family = provider.contains("-") ? provider.substring(0, provider.indexOf('-')) : provider;
        JsonNode config = component.path("config");
        return switch (family) {
            case "rsa", "java" -> config.at("/algorithm/0").asText("RS256");
            case "ecdsa" ->
                switch (config.at("/ecdsaEllipticCurveKey/0").asText("P-256")) {
                    case "P-384" -> "ES384";
                    case "P-521" -> "ES512";
                    default -> "ES256";
                };
            case "hmac" -> config.at("/algorithm/0").asText("HS512");
            default -> family;
        };
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return true;
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        ObjectNode component = Json.object();
        component.setAll(file);
        component.put("providerType", TYPE);
        component.put("parentId", admin.get("").path("id").asText());
        admin.post("/components", component);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        throw new IllegalStateException("Keys are rotated, not changed.");
    }
}
