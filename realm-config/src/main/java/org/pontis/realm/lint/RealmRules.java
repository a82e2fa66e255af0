package org.pontis.realm.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Rule.always;
import static org.pontis.realm.lint.Rule.inProduction;

/** Settings of the realm as a whole. */
final class RealmRules {

    private static final Set<String> ADMIN_ROLES = Set.of("manage-users", "query-users", "view-users");

    private RealmRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "LEVELS-NAMED",
                        "All three levels have their number and URI in acr.loa.map and acr.uri.map.",
                        "eIDAS SAML message format 3.2",
                        realm -> realm.breach(!levelsAreNamed(realm))),
                always(
                        "BRUTE-FORCE",
                        "Brute-force protection is on, locks nobody for ever, and stops at 100 guesses.",
                        "NIST SP 800-63B-4, 3.2.2",
                        realm -> realm.breach(!realm.is("bruteForceProtected")
                                || realm.is("permanentLockout")
                                || realm.setting("failureFactor").asInt(1000) > 100)),
                always(
                        "TLS",
                        "Requests from outside are https.",
                        "RFC 9700, section 2.6",
                        realm -> realm.breach(!Set.of("external", "all")
                                .contains(realm.setting("sslRequired").asText()))),
                always(
                        "CODE-LIFETIME",
                        "A code lives a minute at most.",
                        "FAPI 2.0 Security Profile, 5.3.2.1",
                        realm ->
                                realm.breach(realm.setting("accessCodeLifespan").asInt(61) > 60)),
                always(
                        "REFRESH-ROTATION",
                        "A refresh token is good once.",
                        "RFC 9700, section 4.14.2",
                        realm -> realm.breach(!realm.is("revokeRefreshToken")
                                || realm.setting("refreshTokenMaxReuse").asInt() > 0)),
                always(
                        "SESSION-LIFETIME",
                        "A session ends after 10 hours, or 30 minutes without a login: no level lives longer.",
                        "NIST SP 800-63B-4, 2.1.3",
                        realm -> realm.breach(realm.setting("ssoSessionMaxLifespan")
                                                .asInt(36001)
                                        > 36000
                                || realm.setting("ssoSessionIdleTimeout").asInt(1801) > 1800)),
                always(
                        "SIGNATURE",
                        "Tokens are signed with RS256, PS256 or ES256.",
                        "RFC 8725, section 3.2",
                        realm -> realm.breach(!Set.of("RS256", "PS256", "ES256")
                                .contains(realm.setting("defaultSignatureAlgorithm")
                                        .asText("RS256")))),
                always(
                        "KEYS",
                        "There is a key for each algorithm that portals' tokens are signed with.",
                        "OpenID Connect Core 1.0, section 10.1",
                        RealmRules::missingKeys),
                always(
                        "PASSWORDS",
                        "Passwords have 15 characters or more and are not on the list of refused ones.",
                        "NIST SP 800-63B-4, 3.1.1.2",
                        realm -> realm.breach(!realm.setting("passwordPolicy")
                                        .asText()
                                        .matches(".*length\\((1[5-9]|[2-9]\\d)\\).*")
                                || !realm.setting("passwordPolicy").asText().contains("passwordBlacklist("))),
                always(
                        "EVENTS",
                        "Logins and changes are recorded, and logins forgotten after a while.",
                        "security N6, N7, N13",
                        realm -> realm.breach(!realm.is("eventsEnabled")
                                || !realm.is("adminEventsEnabled")
                                || realm.setting("eventsExpiration").asInt() <= 0)),
                always(
                        "CONTENT-SECURITY-POLICY",
                        "Pages load nothing foreign, run nothing inline, and stand in no frame.",
                        "OWASP ASVS 5.0, 3.4",
                        realm -> realm.breach(!policyIsStrict(realm.json()
                                .at("/browserSecurityHeaders/contentSecurityPolicy")
                                .asText()))),
                always(
                        "USER-PROFILE",
                        "Only an administrator edits a citizen's data.",
                        "an upstream or a citizen must not write an identifier or a level",
                        RealmRules::editableAttributes),
                always(
                        "NEW-CLIENTS",
                        "A client registered without a file is told nothing about a citizen.",
                        "GDPR, article 25(2)",
                        realm -> Realm.texts(realm.setting("defaultDefaultClientScopes")).stream()
                                .filter(scope -> !Set.of("basic", "assurance", "assurance-saml")
                                        .contains(scope))
                                .map("client scope "::concat)),
                always(
                        "ACCESS-TOKEN-PERSONAL",
                        "Access tokens carry no personal data: portals pass them on.",
                        "RFC 9068, section 5; GDPR, article 25",
                        RealmRules::personalAccessTokens),
                always(
                        "PLACEHOLDER",
                        "No ${…} is left in what realm-config wrote: Keycloak would take it as the value.",
                        "Keycloak import: an unset variable stays as it is",
                        realm -> placeholders(realm.json())),
                always(
                        "REGISTRATION-CLOSED",
                        "No client registers itself without an administrator's token.",
                        "CVE-2026-15572",
                        RealmRules::openRegistration),
                always(
                        "ADMIN-ROLES",
                        "No service account of the realm administers more than citizens.",
                        "CVE-2026-16105, CVE-2026-16106, CVE-2026-17059",
                        RealmRules::mightyAccounts),
                always(
                        "KEYCLOAK-VERSION",
                        "Keycloak is 26.7.4 or newer.",
                        "CVE-2026-18212, CVE-2026-79651, CVE-2026-90997",
                        realm -> realm.breach(
                                isOld(realm.setting("keycloakVersion").asText()))),
                inProduction(
                        "SANDBOX",
                        "The client sandbox, which forgets limits, is not there.",
                        "the sandbox's own",
                        realm -> realm.ownClients()
                                .filter(client -> Realm.id(client).equals("sandbox"))
                                .map(Realm::named)));
    }

    private static boolean levelsAreNamed(Realm realm) {
        try {
            JsonNode numbers =
                    Json.read(realm.json().at("/attributes/acr.loa.map").asText("{}"));
            JsonNode uris = Json.read(realm.json().at("/attributes/acr.uri.map").asText("{}"));
            for (LevelOfAssurance level : LevelOfAssurance.values()) {
                if (numbers.path(level.uri()).asInt() != level.ordinal() + 1
                        || numbers.path(level.shortName()).asInt() != level.ordinal() + 1
                        || !uris.path(level.uri()).asText().equals(level.uri())) {
                    return false;
                }
            }
            return true;
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private static Stream<String> missingKeys(Realm realm) {
        String providers =
                realm.json().at("/components/org.keycloak.keys.KeyProvider").toString();
        return realm.oidcPortals()
                .filter(client ->
                        Realm.attribute(client, "id.token.signed.response.alg").startsWith("ES"))
                .filter(client -> !providers.contains("ecdsa"))
                .map(Realm::named);
    }

    private static boolean policyIsStrict(String policy) {
        return policy.contains("default-src 'none'")
                && policy.contains("frame-ancestors 'none'")
                && !policy.contains("unsafe")
                && !policy.contains("*");
    }

    private static Stream<String> editableAttributes(Realm realm) {
        String profile = realm.json()
                .at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0")
                .asText("{}");
        try {
            return Json.each(Json.read(profile).path("attributes"))
                    .filter(attribute ->
                            !Realm.texts(attribute.at("/permissions/edit")).equals(Set.of("admin")))
                    .map(attribute -> "user attribute " + attribute.path("name").asText());
        } catch (JsonProcessingException unreadable) {
            return Stream.of("user profile");
        }
    }

    private static Stream<String> personalAccessTokens(Realm realm) {
        Stream<JsonNode> owners = Stream.concat(Json.each(realm.setting("clientScopes")), realm.portals());
        return owners.flatMap(owner -> Json.each(owner.path("protocolMappers"))
                .filter(mapper -> mapper.path("protocolMapper").asText().startsWith("oidc-usermodel-attribute")
                        || mapper.path("protocolMapper").asText().startsWith("oidc-usermodel-property"))
                .filter(mapper -> mapper.at("/config/access.token.claim").asBoolean())
                .map(mapper -> "mapper " + mapper.path("name").asText()));
    }

    /** Keycloak's own names are texts of its theme: {@code ${client_account}}, {@code ${role_uma_authorization}}. */
    private static Stream<String> placeholders(ObjectNode realm) {
        Map<String, JsonNode> ours = new TreeMap<>();
        realm.properties().forEach(part -> ours.put(part.getKey(), part.getValue()));
        Set.of("clients", "roles", "defaultRole", "clientScopes", "users", "authenticationFlows")
                .forEach(ours::remove);
        Stream<String> settings = ours.entrySet().stream()
                .filter(part -> part.getValue().toString().contains("${"))
                .map(part -> "setting " + part.getKey());
        Stream<String> clients = new Realm(realm)
                .ownClients()
                .filter(client -> client.toString().contains("${"))
                .map(Realm::named);
        return Stream.concat(settings, clients);
    }

    /** Keycloak lets the hosts on this list register clients; an empty list is nobody. */
    private static Stream<String> openRegistration(Realm realm) {
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
        return closed ? Stream.empty() : Stream.of("client registration");
    }

    private static Stream<String> mightyAccounts(Realm realm) {
        return Json.each(realm.setting("users"))
                .filter(user -> user.at("/clientRoles/realm-management")
                        .valueStream()
                        .anyMatch(role -> !ADMIN_ROLES.contains(role.asText())))
                .map(user -> "account " + user.path("username").asText());
    }

    private static boolean isOld(String version) {
        if (version.isEmpty()) {
            return false;
        }
        String[] parts = version.split("[.-]");
        int number = 0;
        for (int i = 0; i < 3; i++) {
            number = number * 1000 + Integer.parseInt(parts[i]);
        }
        return number < 26_007_004;
    }
}
