package org.pontis.realm.lint;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.realm.json.Json;

import static org.pontis.realm.lint.Realm.attribute;
import static org.pontis.realm.lint.Rule.always;

/** A portal learns what it registered for, and cannot compare citizens with another one. */
final class DataRules {

    private static final String PAIRWISE = "oidc-sha256-pairwise-sub-mapper";
    private static final Set<String> SCOPES = Set.of(
            "basic",
            "assurance",
            "identity",
            "representation",
            "assurance-saml",
            "identity-saml",
            "representation-saml");
    private static final Set<String> SCOPES_OF_NOBODY = Set.of("basic", "assurance", "assurance-saml");

    private DataRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "PAIRWISE",
                        "Give it subjects of its own: the pairwise mapper with a salt, or a persistent NameID that is"
                                + " forced.",
                        "OpenID Connect Core 1.0, section 8.1; SAML core 8.3.7",
                        realm -> Stream.concat(
                                realm.oidcPortals()
                                        .filter(Realm::hasKey)
                                        .filter(client -> salt(client).isEmpty())
                                        .map(client -> new Breach(
                                                Realm.named(client), "it has no mapper " + PAIRWISE + " with a salt")),
                                realm.samlPortals().flatMap(DataRules::nameId))),
                always(
                        "PAIRWISE-SALT",
                        "Give each its own; citizens get other subjects by it, so tell the portal first.",
                        "OpenID Connect Core 1.0, section 8.1",
                        DataRules::sharedSalts),
                always(
                        "MINIMISATION",
                        "Take it away: scopes of Keycloak's own, such as profile, email and roles, say too much.",
                        "GDPR, article 5(1)(c)",
                        realm -> realm.portals().flatMap(DataRules::foreignScopes)),
                always(
                        "RELEASE",
                        "Take the mapper away, or list the claim in the portal's file and have that reviewed.",
                        "GDPR, article 5(1)(b); security N12",
                        realm -> realm.portals().flatMap(client -> unlisted(realm, client))),
                always(
                        "NEW-CLIENTS",
                        "Take it off the realm's default client scopes: who registered without a file is told nothing.",
                        "GDPR, article 25(2)",
                        realm -> Realm.texts(realm.setting("defaultDefaultClientScopes")).stream()
                                .filter(scope -> !SCOPES_OF_NOBODY.contains(scope))
                                .map(scope -> new Breach(
                                        "client scope " + scope, "every new client gets it, whoever registers it"))),
                always(
                        "ACCESS-TOKEN-PERSONAL",
                        "Switch it off: portals pass access tokens on.",
                        "RFC 9068, section 5; GDPR, article 25",
                        DataRules::personalAccessTokens));
    }

    private static String salt(JsonNode client) {
        return Json.each(client.path("protocolMappers"))
                .filter(mapper -> mapper.path("protocolMapper").asText().equals(PAIRWISE))
                .map(mapper -> mapper.at("/config/pairwiseSubAlgorithmSalt").asText())
                .findFirst()
                .orElse("");
    }

    private static Stream<Breach> nameId(JsonNode client) {
        return Map.of("saml_name_id_format", "persistent", "saml_force_name_id_format", "true").entrySet().stream()
                .filter(wanted -> !attribute(client, wanted.getKey()).equals(wanted.getValue()))
                .map(wanted -> new Breach(
                        Realm.named(client), Breach.is(wanted.getKey(), attribute(client, wanted.getKey()))));
    }

    private static Stream<Breach> sharedSalts(Realm realm) {
        Map<String, List<String>> bySalt = realm.oidcPortals()
                .filter(client -> !salt(client).isEmpty())
                .collect(Collectors.groupingBy(DataRules::salt, Collectors.mapping(Realm::named, Collectors.toList())));
        return bySalt.values().stream().filter(sharing -> sharing.size() > 1).flatMap(sharing -> sharing.stream()
                .map(client -> new Breach(client, "these have one pairwise salt: " + String.join(", ", sharing))));
    }

    private static Stream<Breach> foreignScopes(JsonNode client) {
        return Stream.concat(
                Realm.texts(client.path("defaultClientScopes")).stream()
                        .filter(scope -> !SCOPES.contains(scope))
                        .map(scope -> new Breach(Realm.named(client), "it has the client scope " + scope)),
                Realm.texts(client.path("optionalClientScopes")).stream()
                        .map(scope -> new Breach(Realm.named(client), "it may ask for the client scope " + scope)));
    }

    private static Stream<Breach> unlisted(Realm realm, JsonNode client) {
        Set<String> listed = Json.each(realm.files().path("clients"))
                .filter(file -> Realm.id(file).equals(Realm.id(client)))
                .flatMap(file -> released(realm.files(), file))
                .collect(Collectors.toSet());
        return released(realm.json(), client)
                .filter(release -> !listed.contains(release))
                .map(release -> new Breach(Realm.named(client), release + ", which its file does not list"));
    }

    /** In words what each mapper lets out; the same words are the same release. */
    private static Stream<String> released(JsonNode realm, JsonNode client) {
        Set<String> house = new TreeSet<>(Realm.texts(client.path("defaultClientScopes")));
        house.retainAll(SCOPES);
        Stream<JsonNode> scopes = Json.each(realm.path("clientScopes"))
                .filter(scope -> house.contains(scope.path("name").asText()));
        return Stream.concat(Stream.of(client), scopes)
                .flatMap(owner -> Json.each(owner.path("protocolMappers")))
                .map(DataRules::release);
    }

    private static String release(JsonNode mapper) {
        JsonNode config = mapper.path("config");
        String name = Stream.of("claim.name", "attribute.name")
                .map(field -> config.path(field).asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(mapper.path("name").asText());
        String from = config.path("user.attribute").asText();
        return "a mapper (" + mapper.path("protocolMapper").asText() + ") releases " + name
                + (from.isEmpty() ? "" : " from the citizen's " + from);
    }

    private static Stream<Breach> personalAccessTokens(Realm realm) {
        Stream<JsonNode> owners = Stream.concat(Json.each(realm.setting("clientScopes")), realm.portals());
        return owners.flatMap(owner -> Json.each(owner.path("protocolMappers"))
                .filter(mapper -> mapper.path("protocolMapper").asText().startsWith("oidc-usermodel-attribute")
                        || mapper.path("protocolMapper").asText().startsWith("oidc-usermodel-property"))
                .filter(mapper -> mapper.at("/config/access.token.claim").asBoolean())
                .map(mapper -> new Breach("mapper " + mapper.path("name").asText(), "access.token.claim is on")));
    }
}
