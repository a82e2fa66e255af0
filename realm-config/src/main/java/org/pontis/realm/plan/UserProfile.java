package org.pontis.realm.plan;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Json;

/** Which attributes a citizen's account has and who may see and edit them. It says nothing about any citizen. */
final class UserProfile implements Part {

    private static final String CONFIG =
            "/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0";

    @Override
    public String kind() {
        return "realm";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        JsonNode text = realm.at(CONFIG);
        if (text.isMissingNode()) {
            return Map.of("user profile", Json.object());
        }
        ObjectNode profile = (ObjectNode) Words.parsed(text.asText());
        profile.set("attributes", Words.byName(profile.path("attributes"), "name"));
        return Map.of("user profile", profile);
    }

    @Override
    public boolean forbids(String path, String name, JsonNode value) {
        return path.equals("/attributes");
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        update(admin, name, file, Json.object());
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        ObjectNode profile = file.deepCopy();
        profile.set("attributes", Words.listOf(file.path("attributes")));
        admin.put("/users/profile", profile);
    }
}
