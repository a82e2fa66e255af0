package org.pontis.realm.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Which scopes a client gets that somebody registers without a file: none with personal data. */
final class ClientDefaults implements Part {

    @Override
    public String kind() {
        return "realm";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        ObjectNode words = Json.object();
        words.set("default", Json.array(names(realm.path("defaultDefaultClientScopes"))));
        return Map.of("scopes of new clients", words);
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        throw new IllegalStateException("A realm always has default scopes.");
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        Map<String, String> ids = new HashMap<>();
        admin.get("/client-scopes")
                .forEach(scope ->
                        ids.put(scope.path("name").asText(), scope.path("id").asText()));
        change(
                admin,
                "/default-default-client-scopes/",
                names(file.path("default")),
                names(server.path("default")),
                ids);
    }

    static Set<String> names(JsonNode list) {
        Set<String> names = new TreeSet<>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Takes away first, so that a scope can move from one list to the other. */
    static void change(Admin admin, String path, Set<String> wanted, Set<String> before, Map<String, String> ids) {
        before.stream().filter(scope -> !wanted.contains(scope)).forEach(scope -> admin.delete(path + ids.get(scope)));
        wanted.stream().filter(scope -> !before.contains(scope)).forEach(scope -> admin.put(path + ids.get(scope)));
    }
}
