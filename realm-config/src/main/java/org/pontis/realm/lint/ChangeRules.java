package org.pontis.realm.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Rule.always;
import static org.pontis.realm.lint.Rule.inProduction;

/** Who may change a realm, or what it knows of people, besides its files. */
final class ChangeRules {

    private static final Set<String> ADMIN_ROLES = Set.of("manage-users", "query-users", "view-users");

    private ChangeRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "USER-PROFILE",
                        "Let only an administrator edit it: neither an upstream nor a citizen writes an identifier or a level.",
                        "security H17",
                        ChangeRules::editableAttributes),
                always(
                        "REGISTRATION-CLOSED",
                        "Add the anonymous policy trusted-hosts with no host, and let hosts be checked.",
                        "CVE-2026-15572",
                        ChangeRules::openRegistration),
                always(
                        "ADMIN-ROLES",
                        "Take the roles away: whoever runs the realm has an account in the administrators' realm"
                                + " (docs/operations.md).",
                        "CVE-2026-16105, CVE-2026-16106, CVE-2026-17059",
                        ChangeRules::mightyAccounts),
                inProduction(
                        "SANDBOX",
                        "Delete it: it forgets limits and changes citizens.",
                        "the sandbox's own",
                        realm -> realm.ownClients()
                                .filter(client -> Realm.id(client).equals("sandbox"))
                                .map(client -> new Breach(Realm.named(client), "it is the sandbox's"))));
    }

    private static Stream<Breach> editableAttributes(Realm realm) {
        String profile = realm.json()
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                .asText("{}");
        try {
            return Json.each(Json.read(profile).path("attributes"))
                    .filter(attribute ->
                            !Realm.texts(attribute.at("/permissions/edit")).equals(Set.of("admin")))
                    .map(attribute -> new Breach(
                            "user attribute " + attribute.path("name").asText(),
                            "it may be edited by "
                                    + (attribute.at("/permissions/edit").isEmpty()
                                            ? "whomever Keycloak lets"
                                            : Realm.texts(attribute.at("/permissions/edit")))));
        } catch (JsonProcessingException unreadable) {
            return Stream.of(new Breach("user profile", "it is no JSON"));
        }
    }

    /** Keycloak lets the hosts on this list register clients; an empty list is nobody. */
    private static Stream<Breach> openRegistration(Realm realm) {
        JsonNode policies =
                realm.json().at("/components/org.keycloak.services.clientregistration.policy.ClientRegistrationPolicy");
        if (policies.isMissingNode()) {
            return Stream.empty();
        }
        boolean closed = Json.each(policies)
                .filter(policy -> policy.path("providerId").asText().equals("trusted-hosts"))
                .filter(policy -> policy.path("subType").asText().equals("anonymous"))
                .anyMatch(policy -> policy.at("/config/trusted-hosts").isEmpty()
                        && policy.at("/config/host-sending-registration-request-must-match/0")
                                .asBoolean());
        return closed
                ? Stream.empty()
                : Stream.of(new Breach("client registration", "anybody may register a client without a token"));
    }

    private static Stream<Breach> mightyAccounts(Realm realm) {
        return Json.each(realm.setting("users"))
                .flatMap(user -> Realm.texts(user.at("/clientRoles/realm-management")).stream()
                        .filter(role -> !ADMIN_ROLES.contains(role))
                        .map(role ->
                                new Breach("account " + user.path("username").asText(), "it has the role " + role)));
    }
}
