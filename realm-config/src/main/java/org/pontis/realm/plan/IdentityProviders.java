package org.pontis.realm.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;

/** Identity providers: each is a way in, so one that no file names is always said. Their secrets are not compared. */
final class IdentityProviders implements Part {

    private static final String PATH = "/identity-provider/instances";

    @Override
    public String kind() {
        return "identity provider";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        Map<String, ObjectNode> providers = new LinkedHashMap<>();
        for (JsonNode provider : realm.path("identityProviders")) {
            ObjectNode words = provider.deepCopy();
            words.remove(Set.of("internalId", "types"));
            words.withObjectProperty("config").remove("clientSecret");
            providers.put(provider.path("alias").asText(), words);
        }
        return providers;
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return path.equals("/config");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        admin.post(PATH, file);
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        String path = PATH + "/" + Words.segment(name);
        ObjectNode changed = (ObjectNode) admin.get(path);
        JsonNode secret = changed.path("config").path("clientSecret");
        changed.setAll(file);
        if (!secret.isMissingNode()) {
            // a row of stars: Keycloak keeps the secret that it has
            changed.withObjectProperty("config").set("clientSecret", secret);
        }
        admin.put(path, changed);
    }
}
