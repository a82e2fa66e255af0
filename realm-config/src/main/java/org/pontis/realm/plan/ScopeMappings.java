package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Which roles of one client may stand in the tokens of another. */
final class ScopeMappings implements Part {

    @Override
    public String kind() {
        return "roles in tokens of";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> mappings = new LinkedHashMap<>();
        realm.path("clientScopeMappings").properties().forEach(owner -> owner.getValue()
                .forEach(mapping -> mappings.computeIfAbsent(
                                mapping.path("client").asText(), client -> Json.object())
                        .set(owner.getKey(), Json.array(ClientDefaults.names(mapping.path("roles"))))));
        return mappings;
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return name.equals("account-console");
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return true;
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        update(admin, name, file, Json.object());
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        String path = "/clients/" + id(admin, name) + "/scope-mappings/clients/";
        server.properties().forEach(owner -> {
            String at = path + id(admin, owner.getKey());
            admin.delete(at, admin.get(at));
        });
        file.properties().forEach(owner -> {
            ArrayNode wanted = Json.array();
            for (JsonNode role : admin.get("/clients/" + id(admin, owner.getKey()) + "/roles")) {
                if (ClientDefaults.names(owner.getValue())
                        .contains(role.path("name").asText())) {
                    wanted.add(role);
                }
            }
            admin.post(path + id(admin, owner.getKey()), wanted);
        });
    }

    private static String id(Admin admin, String client) {
        return admin.get("/clients?clientId=" + Words.segment(client))
                .get(0)
                .path("id")
                .asText();
    }
}
