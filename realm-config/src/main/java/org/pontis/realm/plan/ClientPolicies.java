package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Client policies, or the profiles that they enforce. Keycloak takes each as one list. */
record ClientPolicies(String kind, String field, String list) implements Part {

    static final ClientPolicies PROFILES = new ClientPolicies("client profile", "clientProfiles", "profiles");
    static final ClientPolicies POLICIES = new ClientPolicies("client policy", "clientPolicies", "policies");

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> policies = new LinkedHashMap<>();
        realm.path(field)
                .path(list)
                .forEach(policy -> policies.put(policy.path("name").asText(), policy.deepCopy()));
        return policies;
    }

    @Override
    public boolean owns(String name, ObjectNode onServer) {
        return name.startsWith("pontis-");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        replace(admin, name, file);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        replace(admin, name, file);
    }

    private void replace(Admin admin, String name, ObjectNode file) {
        String path = "/client-policies/" + list;
        ArrayNode all = Json.array();
        for (JsonNode other : admin.get(path).path(list)) {
            if (!other.path("name").asText().equals(name)) {
                all.add(other);
            }
        }
        all.add(file);
        admin.put(path, Json.object().set(list, all));
    }
}
