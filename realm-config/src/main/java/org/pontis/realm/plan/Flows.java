package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Authentication flows of the top level. Ours are flat: an execution is an authenticator, its requirement and place. */
final class Flows implements Part {

    @Override
    public String kind() {
        return "flow";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> flows = new LinkedHashMap<>();
        for (JsonNode flow : realm.path("authenticationFlows")) {
            if (flow.path("topLevel").asBoolean()) {
                flows.put(flow.path("alias").asText(), words(flow));
            }
        }
        return flows;
    }

    private static ObjectNode words(JsonNode flow) {
        ObjectNode words = Json.object();
        words.put("providerId", flow.path("providerId").asText());
        words.put("description", flow.path("description").asText());
        words.put("builtIn", flow.path("builtIn").asBoolean());
        ObjectNode executions = words.putObject("executions");
        for (JsonNode execution : flow.path("authenticationExecutions")) {
            String name = execution
                    .path("authenticator")
                    .asText(execution.path("flowAlias").asText());
            executions
                    .putObject(name)
                    .put("requirement", execution.path("requirement").asText())
                    .put("priority", execution.path("priority").asInt());
        }
        return words;
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return onServer.path("builtIn").asBoolean();
    }

    @Override
    public boolean owns(String name, ObjectNode onServer) {
        return name.startsWith("pontis ");
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return path.equals("/executions");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        admin.post("/authentication/flows", representation(name, file));
        executions(admin, name, file, Json.object());
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        executions(admin, name, file, server.withObjectProperty("executions"));
        for (JsonNode flow : admin.get("/authentication/flows")) {
            if (flow.path("alias").asText().equals(name)) {
                ObjectNode changed = flow.deepCopy();
                changed.put("description", file.path("description").asText());
                admin.put("/authentication/flows/" + flow.path("id").asText(), changed);
            }
        }
    }

    @Override
    public void delete(Admin admin, String name, ObjectNode server) {
        for (JsonNode flow : admin.get("/authentication/flows")) {
            if (flow.path("alias").asText().equals(name)) {
                admin.delete("/authentication/flows/" + flow.path("id").asText());
            }
        }
    }

    private static ObjectNode representation(String name, ObjectNode file) {
        return Json.object()
                .put("alias", name)
                .put("providerId", file.path("providerId").asText())
                .put("description", file.path("description").asText())
                .put("topLevel", true)
                .put("builtIn", false);
    }

    /** First what is missing, then what is too much: never a moment in which a flow asks for less than either. */
    private static void executions(Admin admin, String flow, ObjectNode file, ObjectNode before) {
        String path = "/authentication/flows/" + Words.segment(flow) + "/executions";
        file.path("executions").fieldNames().forEachRemaining(authenticator -> {
            if (!before.has(authenticator)) {
                admin.post(path + "/execution", Json.object().put("provider", authenticator));
            }
        });
        for (JsonNode execution : admin.get(path)) {
            JsonNode wanted = file.path("executions")
                    .path(execution
                            .path("providerId")
                            .asText(execution.path("displayName").asText()));
            if (wanted.isMissingNode()) {
                admin.delete(
                        "/authentication/executions/" + execution.path("id").asText());
            } else {
                ObjectNode changed = execution.deepCopy();
                changed.setAll((ObjectNode) wanted);
                admin.put(path, changed);
            }
        }
    }
}
