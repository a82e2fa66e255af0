package org.pontis.realm.lint;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private static final String PAIRWISE = "oidc-sha256-pairwise-sub-mapper";
    private static final Set<String> SCOPES =
            Set.of("basic", "assurance", "identity", "assurance-saml", "identity-saml");
    private static final List<String> FAPI = List.of(
            "secure-client-authenticator",
            "secure-client-uris",
            "secure-signature-algorithm",
            "secure-signature-algorithm-signed-jwt",
            "pkce-enforcer",
            "secure-par-content",
            "dpop-bind-enforcer");

    private PortalRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "REDIRECT-WILDCARD",
                        "Addresses are exact.",
                        "RFC 9700, section 4.1.3; CVE-2026-18217",
                        realm -> offending(realm, address -> address.contains("*"))),
                always(
                        "REDIRECT-UNSAFE",
                        "Addresses have no fragment, no user name, and no parameter code, state or iss.",
                        "CVE-2026-7504, CVE-2026-9689, CVE-2026-18209",
                        realm -> offending(realm, PortalRules::isUnsafe)),
                always(
                        "REDIRECT-HTTPS",
                        "Addresses are https; plain http only on loopback.",
                        "RFC 9700, section 2.6",
                        realm -> offending(realm, PortalRules::isPlain)),
                always(
                        "GRANT-PASSWORD",
                        "No client takes citizens' passwords.",
                        "RFC 9700, section 2.4; CVE-2026-9792",
                        realm -> clients(
                                realm.clients()
                                        // Keycloak's own; the realm's flow for it denies everybody
                                        .filter(client -> !Realm.id(client).equals("admin-cli")),
                                client ->
                                        client.path("directAccessGrantsEnabled").asBoolean())),
                always(
                        "GRANT-IMPLICIT",
                        "No client gets tokens from the authorization endpoint.",
                        "RFC 9700, section 2.1.2",
                        realm -> clients(realm.clients(), client -> client.path("implicitFlowEnabled")
                                .asBoolean())),
                always(
                        "GRANT-BACK-CHANNEL",
                        "No client uses a grant without a browser: device, CIBA, token exchange, JWT grant.",
                        "no gate sees them; CVE-2026-9798, CVE-2026-16103",
                        realm -> clients(realm.clients(), client -> Stream.of(
                                        "oauth2.device.authorization.grant.enabled",
                                        "oidc.ciba.grant.enabled",
                                        "standard.token.exchange.enabled",
                                        "oauth2.jwt.authorization.grant.enabled")
                                .anyMatch(grant -> attribute(client, grant).equals("true")))),
                always(
                        "PKCE",
                        "Every portal of OpenID Connect uses PKCE with S256.",
                        "RFC 9700, section 2.1.1",
                        realm -> clients(realm.oidcPortals(), client -> !attribute(client, "pkce.code.challenge.method")
                                .equals("S256"))),
                always(
                        "CLIENT-KEY",
                        "Every portal of OpenID Connect is confidential and proves itself by a key.",
                        "RFC 9700, section 2.5",
                        realm -> clients(
                                realm.oidcPortals(),
                                client -> client.path("publicClient").asBoolean()
                                        || !Set.of("client-jwt", "client-x509")
                                                .contains(client.path("clientAuthenticatorType")
                                                        .asText()))),
                always(
                        "FULL-SCOPE",
                        "No client gets every role of a citizen.",
                        "least privilege",
                        realm -> clients(realm.ownClients(), client -> client.path("fullScopeAllowed")
                                .asBoolean(true))),
                always(
                        "PAIRWISE",
                        "Every portal has subjects of its own: the pairwise mapper, or a persistent NameID.",
                        "OpenID Connect Core 1.0, section 8.1; SAML core 8.3.7",
                        realm -> Stream.concat(
                                clients(realm.oidcPortals(), client -> salt(client)
                                        .isEmpty()),
                                clients(
                                        realm.samlPortals(),
                                        client -> !attribute(client, "saml_name_id_format")
                                                        .equals("persistent")
                                                || !attribute(client, "saml_force_name_id_format")
                                                        .equals("true")))),
                always(
                        "PAIRWISE-SALT",
                        "No two portals share a salt.",
                        "OpenID Connect Core 1.0, section 8.1",
                        PortalRules::sharedSalts),
                always(
                        "MINIMISATION",
                        "A portal has no scope but those of this house: profile, e-mail and roles say too much.",
                        "GDPR, article 5(1)(c)",
                        realm -> clients(
                                realm.portals(),
                                client -> !SCOPES.containsAll(Realm.texts(client.path("defaultClientScopes")))
                                        || !client.path("optionalClientScopes").isEmpty())),
                always(
                        "MINIMUM-LEVEL",
                        "A portal's own minimum is a level; anything else lets nobody in.",
                        "design 3.1",
                        realm -> clients(
                                realm.portals(),
                                client ->
                                        !attribute(client, "minimum.acr.value").isEmpty()
                                                && LevelOfAssurance.named(attribute(client, "minimum.acr.value"))
                                                        .isEmpty())),
                always(
                        "ASSURANCE",
                        "A portal is told the level that was reached, by the mappers of this house.",
                        "design 3.3",
                        realm -> clients(realm.portals(), client -> !Realm.texts(client.path("defaultClientScopes"))
                                .contains(Realm.isSaml(client) ? "assurance-saml" : "assurance"))),
                always(
                        "FAPI-POLICY",
                        "A portal of profile fapi-2.0 is held to it by an enabled policy.",
                        "FAPI 2.0 Security Profile, 5.3",
                        PortalRules::withoutPolicy),
                always(
                        "SAML-REQUEST-SIGNATURE",
                        "Requests of SAML portals must be signed, by a certificate that is known.",
                        "CVE-2026-16443: metadata may turn the check off",
                        realm -> clients(
                                realm.samlPortals(),
                                client -> !attribute(client, "saml.client.signature")
                                                .equals("true")
                                        || attribute(client, "saml.signing.certificate")
                                                .isEmpty())),
                always(
                        "SAML-ANSWER-SIGNATURE",
                        "Response and assertion are signed.",
                        "SAML profiles 4.1.3.5; CVE-2026-2092",
                        realm -> clients(
                                realm.samlPortals(),
                                client -> !attribute(client, "saml.server.signature")
                                                .equals("true")
                                        || !attribute(client, "saml.assertion.signature")
                                                .equals("true"))),
                always(
                        "SHA-1",
                        "Nothing is signed with SHA-1.",
                        "SOG-IS agreed cryptographic mechanisms 1.3",
                        realm -> Stream.concat(
                                clients(realm.samlPortals(), client -> attribute(client, "saml.signature.algorithm")
                                        .endsWith("SHA1")),
                                realm.providers()
                                        .filter(provider -> Realm.config(provider, "signatureAlgorithm")
                                                .endsWith("SHA1"))
                                        .map(Realm::provider))),
                always(
                        "SAML-IDP-INITIATED",
                        "No portal takes an answer that it did not ask for.",
                        "CVE-2026-2603, CVE-2026-3047, CVE-2026-16442, CVE-2026-18967",
                        realm -> clients(
                                realm.samlPortals(), client -> !attribute(client, "saml_idp_initiated_sso_url_name")
                                        .isEmpty())));
    }

    private static Stream<String> clients(Stream<JsonNode> clients, Predicate<JsonNode> broken) {
        return clients.filter(broken).map(Realm::named);
    }

    private static Stream<String> offending(Realm realm, Predicate<String> broken) {
        return clients(realm.ownClients(), client -> addresses(client).anyMatch(broken));
    }

    private static Stream<String> addresses(JsonNode client) {
        Stream<String> listed = Stream.concat(
                Realm.texts(client.path("redirectUris")).stream(),
                Stream.concat(
                        Realm.texts(client.path("webOrigins")).stream(),
                        Stream.of(client.path("baseUrl").asText())));
        Stream<String> named = client.path("attributes").properties().stream()
                .filter(attribute -> attribute.getKey().matches(".*(url|uris|url_post|url_redirect|url_soap)$"))
                .flatMap(attribute -> Stream.of(attribute.getValue().asText().split("##")));
        return Stream.concat(listed, named)
                .filter(address -> !Set.of("", "-", "+", "true", "false").contains(address));
    }

    private static boolean isUnsafe(String address) {
        return address.contains("#")
                || address.matches("^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?]*@.*")
                || address.matches(".*[?&](code|state|iss)=.*");
    }

    private static boolean isPlain(String address) {
        return !address.startsWith("https://") && !isLoopback(address) && !address.equals("*");
    }

    private static boolean isLoopback(String address) {
        try {
            URI uri = URI.create(address);
            return "http".equals(uri.getScheme())
                    && Set.of("localhost", "127.0.0.1", "[::1]").contains(uri.getHost());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static String salt(JsonNode client) {
        return Json.each(client.path("protocolMappers"))
                .filter(mapper -> mapper.path("protocolMapper").asText().equals(PAIRWISE))
                .map(mapper -> mapper.at("/config/pairwiseSubAlgorithmSalt").asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<String> sharedSalts(Realm realm) {
        Map<String, List<String>> bySalt = realm.oidcPortals()
                .filter(client -> !salt(client).isEmpty())
                .collect(Collectors.groupingBy(
                        PortalRules::salt, Collectors.mapping(Realm::named, Collectors.toList())));
        return bySalt.values().stream().filter(sharing -> sharing.size() > 1).flatMap(List::stream);
    }

    private static Stream<String> withoutPolicy(Realm realm) {
        Set<String> enforced = Json.each(realm.json().at("/clientPolicies/policies"))
                .filter(policy -> policy.path("enabled").asBoolean())
                .filter(policy -> policy.path("conditions").toString().contains("pontis.profile"))
                .flatMap(policy -> Json.each(policy.path("profiles")))
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
        boolean held = Json.each(realm.json().at("/clientProfiles/profiles"))
                .filter(profile -> enforced.contains(profile.path("name").asText()))
                .anyMatch(profile -> Realm.texts(
                                Json.array(profile.path("executors").findValuesAsText("executor")))
                        .containsAll(FAPI));
        // asked of every realm: the first portal of that profile must find it there
        return realm.breach(!held);
    }
}
