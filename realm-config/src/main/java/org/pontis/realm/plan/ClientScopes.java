package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;

/** Client scopes with their mappers: what a portal is told when it has the scope. */
final class ClientScopes implements Part {

    private static final String PATH = "/client-scopes";

    /** Keycloak makes it in every realm. */
    private static final Set<String> STOCK = Set.of("offline_access");

    @Override
    public String kind() {
        return "client scope";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> scopes = new LinkedHashMap<>();
        for (JsonNode scope : realm.path("clientScopes")) {
            ObjectNode words = scope.deepCopy();
            words.remove("id");
            words.set("protocolMappers", Words.mappers(scope));
            scopes.put(scope.path("name").asText(), words);
        }
        return scopes;
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return STOCK.contains(name);
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return path.startsWith("/protocolMappers") || path.equals("/attributes");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        admin.post(PATH, representation(file));
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        for (JsonNode scope : admin.get(PATH)) {
            if (scope.path("name").asText().equals(name)) {
                String path = PATH + "/" + scope.path("id").asText();
                ObjectNode changed = representation(file);
                server.path("attributes").fieldNames().forEachRemaining(attribute -> {
                    if (!file.path("attributes").has(attribute)) {
                        changed.withObjectProperty("attributes").put(attribute, "");
                    }
                });
                changed.remove("protocolMappers");
                admin.put(path, changed);
                mappers(admin, path + "/protocol-mappers/models", file, scope.path("protocolMappers"));
            }
        }
    }

    private static void mappers(Admin admin, String path, ObjectNode file, JsonNode before) {
        JsonNode wanted = file.path("protocolMappers");
        for (JsonNode mapper : before) {
            String name = mapper.path("name").asText();
            String at = path + "/" + mapper.path("id").asText();
            if (wanted.has(name)) {
                ObjectNode changed = wanted.path(name).deepCopy();
                changed.set("id", mapper.path("id"));
                admin.put(at, changed);
            } else {
                admin.delete(at);
            }
        }
        Map<String, JsonNode> missing = new LinkedHashMap<>();
        wanted.properties().forEach(mapper -> missing.put(mapper.getKey(), mapper.getValue()));
        before.forEach(mapper -> missing.remove(mapper.path("name").asText()));
        missing.values().forEach(mapper -> admin.post(path, mapper));
    }

    private static ObjectNode representation(ObjectNode file) {
        ObjectNode representation = file.deepCopy();
        representation.set("protocolMappers", Words.listOf(file.path("protocolMappers")));
        return representation;
    }
}
