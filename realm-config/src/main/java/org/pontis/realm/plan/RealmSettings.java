package org.pontis.realm.plan;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.admin.Admin;
import org.pontis.realm.json.Merge;

/** The realm's own settings. Only those that the files name: mail servers and the like are the operator's. */
final class RealmSettings implements Part {

    private static final Set<String> OTHER_PARTS = Set.of(
            "id",
            "realm",
            "users",
            "clients",
            "clientScopes",
            "clientScopeMappings",
            "scopeMappings",
            "defaultDefaultClientScopes",
            "defaultOptionalClientScopes",
            "authenticationFlows",
            "authenticatorConfig",
            "requiredActions",
            "components",
            "identityProviders",
            "identityProviderMappers",
            "clientProfiles",
            "clientPolicies",
            "roles",
            "groups",
            "defaultRole");

    private static final Set<String> SETS = Set.of("supportedLocales", "eventsListeners", "enabledEventTypes");

    @Override
    public String kind() {
        return "realm";
    }

    @Override
    public Map<String, ObjectNode> in(ObjectNode realm) {
        ObjectNode settings = realm.deepCopy();
        settings.remove(OTHER_PARTS);
        Words.sort(settings, SETS);
        return Map.of("settings", settings);
    }

    @Override
    public void create(Admin admin, String name, ObjectNode file) {
        throw new IllegalStateException("A realm always has settings.");
    }

    @Override
    public void update(Admin admin, String name, ObjectNode file, ObjectNode server) {
        // attributes that are left out would be deleted, and not all of them are ours
        ObjectNode whole = (ObjectNode) admin.get("");
        Merge.into(whole, file);
        admin.put("", whole);
    }
}
