package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Required actions: the gate, and everything that a citizen must not be able to do. */
final class RequiredActions implements Part {

    private static final String PATH = "/authentication/required-actions/";

    @Override
    public String kind() {
        return "required action";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> actions = new LinkedHashMap<>();
        for (JsonNode action : realm.path("requiredActions")) {
            ObjectNode words = action.deepCopy();
            words.remove("config");
            actions.put(action.path("alias").asText(), words);
        }
        return actions;
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        admin.post(
                "/authentication/register-required-action",
                Json.object()
                        .put("providerId", file.path("providerId").asText())
                        .put("name", file.path("name").asText()));
        admin.put(PATH + Words.segment(name), file);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        admin.put(PATH + Words.segment(name), file);
    }
}
