package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** The realm's own roles: what an account may do there besides logging in. Who has one, no file says. */
final class Roles implements Part {

    private static final String PATH = "/roles";

    /** Keycloak makes them in every realm, and one more that is named after it. */
    private static final Set<String> STOCK = Set.of("offline_access", "uma_authorization");

    @Override
    public String kind() {
        return "role";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> roles = new LinkedHashMap<>();
        for (JsonNode role : realm.at("/roles/realm")) {
            String name = role.path("name").asText();
            roles.put(
                    name,
                    Json.object()
                            .put("name", name)
                            .put("description", role.path("description").asText()));
        }
        return roles;
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return STOCK.contains(name) || name.startsWith("default-roles-");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        admin.post(PATH, file);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        admin.put(PATH + "/" + Words.segment(name), file);
    }
}
