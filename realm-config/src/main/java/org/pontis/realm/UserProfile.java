package org.pontis.realm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/**
 * The declarative user profile, as the component Keycloak keeps it in. Only an administrator edits a citizen's data.
 * Attributes that the profile does not name are shown and left alone: SAML persistent identifiers live there, and an
 * administrator's correction of a name must not give a citizen new ones.
 */
final class UserProfile {

    private static final String TYPE = "org.keycloak.userprofile.UserProfileProvider";

    private UserProfile() {}

    static ObjectNode component() {
        ObjectNode components = Json.object();
        ObjectNode profile = components.putArray(TYPE).addObject();
        profile.put("providerId", "declarative-user-profile");
        profile.putObject("config")
                .putArray("kc.user.profile.config")
                .add(Json.compact(Sources.object("user-profile.json")));
        return components;
    }
}
