package org.pontis.realm.lint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Realm.attribute;
import static org.pontis.realm.lint.Rule.always;

/** What every portal must be, whoever registered it. */
final class PortalRules {

    private static final List<String> FAPI = List.of(
            "secure-client-authenticator",
            "secure-client-uris",
            "secure-signature-algorithm",
            "secure-signature-algorithm-signed-jwt",
            "pkce-enforcer",
            "secure-par-content",
            "dpop-bind-enforcer");

    private static final List<String> BACK_CHANNEL = List.of(
            "oauth2.device.authorization.grant.enabled",
            "oidc.ciba.grant.enabled",
            "standard.token.exchange.enabled",
            "oauth2.jwt.authorization.grant.enabled");

    private PortalRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "GRANT-PASSWORD",
                        "Switch it off: no client takes citizens' passwords.",
                        "RFC 9700, section 2.4; CVE-2026-9792",
                        realm -> breaches(
                                realm.clients()
                                        // Keycloak's own; the realm's flow for it denies everybody
                                        .filter(client -> !Realm.id(client).equals("admin-cli")),
                                client ->
                                        client.path("directAccessGrantsEnabled").asBoolean(),
                                client -> "directAccessGrantsEnabled is on")),
                always(
                        "GRANT-IMPLICIT",
                        "Switch it off: tokens do not travel through addresses.",
                        "RFC 9700, section 2.1.2",
                        realm -> breaches(
                                realm.clients(),
                                client -> client.path("implicitFlowEnabled").asBoolean(),
                                client -> "implicitFlowEnabled is on")),
                always(
                        "GRANT-BACK-CHANNEL",
                        "Switch it off: no gate sees a grant without a browser.",
                        "CVE-2026-9798, CVE-2026-16103",
                        realm -> realm.clients().flatMap(client -> BACK_CHANNEL.stream()
                                .filter(grant -> attribute(client, grant).equals("true"))
                                .map(grant -> new Breach(Realm.named(client), grant + " is on")))),
                always(
                        "PKCE",
                        "Set it to S256.",
                        "RFC 9700, section 2.1.1",
                        realm -> breaches(
                                realm.oidcPortals(),
                                client -> !attribute(client, "pkce.code.challenge.method")
                                        .equals("S256"),
                                client -> Breach.is(
                                        "pkce.code.challenge.method",
                                        attribute(client, "pkce.code.challenge.method")))),
                always(
                        "CLIENT-KEY",
                        "Make it confidential with private_key_jwt (client-jwt): a secret can be copied, and a certificate is"
                                + " read from a header that somebody may forge.",
                        "RFC 9700, section 2.5; Keycloak issue 35861",
                        realm -> breaches(
                                realm.oidcPortals(),
                                client -> client.path("publicClient").asBoolean()
                                        || !authentication(client).equals("client-jwt"),
                                client -> client.path("publicClient").asBoolean()
                                        ? "it is public"
                                        : Breach.is("clientAuthenticatorType", authentication(client)))),
                always(
                        "FULL-SCOPE",
                        "Switch it off: the client's tokens would carry every role of their bearer.",
                        "least privilege",
                        realm -> breaches(
                                realm.ownClients(),
                                client -> client.path("fullScopeAllowed").asBoolean(true),
                                client -> "fullScopeAllowed is on")),
                always(
                        "MINIMUM-LEVEL",
                        "Name low, substantial or high: anything else lets nobody in.",
                        "design 3.1",
                        realm -> breaches(
                                realm.portals(),
                                client -> !minimum(client).isEmpty()
                                        && LevelOfAssurance.named(minimum(client))
                                                .isEmpty(),
                                client -> Breach.is("minimum.acr.value", minimum(client)))),
                always(
                        "ASSURANCE",
                        "Give it the default client scope assurance, or assurance-saml: without it the portal is not told the"
                                + " level that was reached.",
                        "design 3.3",
                        realm -> breaches(
                                realm.portals(),
                                client ->
                                        !scopes(client).contains(Realm.isSaml(client) ? "assurance-saml" : "assurance"),
                                client -> "its default client scopes are " + scopes(client))),
                always(
                        "FAPI-POLICY",
                        "Enable the policy for pontis.profile with all of " + FAPI
                                + ": the first portal of profile fapi-2.0 must find it there.",
                        "FAPI 2.0 Security Profile, 5.3",
                        PortalRules::withoutFapi),
                always(
                        "PKCE-POLICY",
                        "Enable the policy for public clients with pkce-enforcer: Keycloak's own clients have no file that says S256.",
                        "RFC 9700, section 2.1.1",
                        PortalRules::withoutPkce));
    }

    private static Stream<Breach> breaches(
            Stream<JsonNode> clients, Predicate<JsonNode> broken, Function<JsonNode, String> found) {
        return clients.filter(broken).map(client -> new Breach(Realm.named(client), found.apply(client)));
    }

    private static String authentication(JsonNode client) {
        return client.path("clientAuthenticatorType").asText();
    }

    private static String minimum(JsonNode client) {
        return attribute(client, "minimum.acr.value");
    }

    private static Set<String> scopes(JsonNode client) {
        return Realm.texts(client.path("defaultClientScopes"));
    }

    private static Stream<Breach> withoutFapi(Realm realm) {
        Set<String> enforced = enforced(realm, "pontis.profile");
        return realm.breach(
                !enforced.containsAll(FAPI),
                "no enabled policy for pontis.profile enforces FAPI 2.0; enforced there: " + enforced);
    }

    private static Stream<Breach> withoutPkce(Realm realm) {
        return realm.breach(
                !enforced(realm, "client-access-type").contains("pkce-enforcer"),
                "no enabled policy for public clients enforces PKCE");
    }

    /** What enabled policies enforce whose conditions speak of this. */
    private static Set<String> enforced(Realm realm, String condition) {
        Set<String> profiles = Json.each(realm.json().at("/clientPolicies/policies"))
                .filter(policy -> policy.path("enabled").asBoolean())
                .filter(policy -> policy.path("conditions").toString().contains(condition))
                .flatMap(policy -> Json.each(policy.path("profiles")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        return Json.each(realm.json().at("/clientProfiles/profiles"))
                .filter(profile -> profiles.contains(profile.path("name").asText()))
                .flatMap(profile -> profile.path("executors").findValuesAsText("executor").stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
