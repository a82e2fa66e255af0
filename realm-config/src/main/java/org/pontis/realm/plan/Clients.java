package org.pontis.realm.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;
import org.pontis.realm.portal.PortalClient;

/** Clients: the portals, and whatever else the files name. Secrets and keys of clients are not compared. */
final class Clients implements Part {

    private static final String PATH = "/clients";

    private static final Set<String> STOCK =
            Set.of("account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console");

    private static final Set<String> SETS =
            Set.of("redirectUris", "webOrigins", "defaultClientScopes", "optionalClientScopes");

    /** What Keycloak computes or keeps for itself. */
    private static final Set<String> COMPUTED =
            Set.of("realm_client", "client.secret.creation.time", "saml.artifact.binding.identifier", "login_theme");

    @Override
    public String kind() {
        return "client";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> clients = new LinkedHashMap<>();
        for (JsonNode client : realm.path("clients")) {
            ObjectNode words = client.deepCopy();
            words.remove(Set.of("id", "secret", "access"));
            if (words.get("attributes") instanceof ObjectNode attributes) {
                attributes.remove(COMPUTED);
                if (attributes.path("post.logout.redirect.uris").asText().equals("+")) {
                    // what Keycloak writes where nobody said anything: the redirect addresses
                    attributes.remove("post.logout.redirect.uris");
                }
            }
            words.set("protocolMappers", Words.mappers(client));
            Words.sort(words, SETS);
            clients.put(client.path("clientId").asText(), words);
        }
        return clients;
    }

    @Override
    public boolean isKeycloaks(String name, ObjectNode onServer) {
        return STOCK.contains(name);
    }

    @Override
    public boolean owns(String name, ObjectNode onServer) {
        return onServer.path("attributes").path(PortalClient.OWNED).asBoolean();
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return path.equals("/attributes")
                || path.startsWith("/protocolMappers")
                || path.equals("/authenticationFlowBindingOverrides");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        ObjectNode representation = file.deepCopy();
        representation.set("protocolMappers", Words.listOf(file.path("protocolMappers")));
        admin.post(PATH, representation);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        String path = PATH + "/" + id(admin, name);
        ObjectNode changed = (ObjectNode) admin.get(path);
        for (Map.Entry<String, JsonNode> field : file.properties()) {
            if (!field.getKey().equals("attributes")) {
                changed.set(field.getKey(), field.getValue());
            }
        }
        changed.remove("secret");
        changed.set("attributes", attributes(file, server));
        changed.set("authenticationFlowBindingOverrides", overrides(file, server));
        changed.set("protocolMappers", Words.listOf(file.path("protocolMappers")));
        admin.put(path, changed);
        scopes(admin, path, file, server);
    }

    @Override
    public void delete(Admin admin, String name, ObjectNode server) {
        admin.delete(PATH + "/" + id(admin, name));
    }

    /** What somebody added is emptied, or Keycloak would keep it. */
    private static ObjectNode attributes(ObjectNode file, ObjectNode server) {
        ObjectNode attributes = Json.object();
        server.path("attributes").fieldNames().forEachRemaining(name -> attributes.put(name, ""));
        attributes.setAll(file.withObjectProperty("attributes"));
        return attributes;
    }

    private static ObjectNode overrides(ObjectNode file, ObjectNode server) {
        ObjectNode overrides = Json.object();
        server.path("authenticationFlowBindingOverrides")
                .fieldNames()
                .forEachRemaining(name -> overrides.put(name, ""));
        overrides.setAll(file.withObjectProperty("authenticationFlowBindingOverrides"));
        return overrides;
    }

    private static void scopes(Admin admin, String path, ObjectNode file, ObjectNode server) {
        Map<String, String> ids = new HashMap<>();
        admin.get("/client-scopes")
                .forEach(scope ->
                        ids.put(scope.path("name").asText(), scope.path("id").asText()));
        for (String kind : new String[] {"default", "optional"}) {
            Set<String> wanted = ClientDefaults.names(file.path(kind + "ClientScopes"));
            Set<String> before = ClientDefaults.names(server.path(kind + "ClientScopes"));
            ClientDefaults.change(admin, path + "/" + kind + "-client-scopes/", wanted, before, ids);
        }
    }

    private static String id(Admin admin, String name) {
        return admin.get(PATH + "?clientId=" + Words.segment(name))
                .get(0)
                .path("id")
                .asText();
    }
}
