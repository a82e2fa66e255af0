package org.pontis.realm.lint;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.broker.Settings;
import org.pontis.realm.json.Json;

/**
 * A realm as rules see it.
 *
 * @param json the assembled files, or a server's export
 * @param files the assembled files: what the portals' files allow, whatever the server has
 */
public record Realm(ObjectNode json, ObjectNode files) {

    /** The files themselves. */
    public Realm(ObjectNode files) {
        this(files, files);
    }

    /** Clients that Keycloak makes in every realm, for its own console and account pages. */
    private static final Set<String> STOCK =
            Set.of("account", "account-console", "admin-cli", "broker", "realm-management", "security-admin-console");

    private static final String OURS = "pontis.";

    private static final Set<String> KEYS = Set.of("jwks.url", "jwks.string", "jwt.credential.certificate");

    JsonNode setting(String name) {
        return json.path(name);
    }

    boolean is(String setting) {
        return json.path(setting).asBoolean();
    }

    /** The realm's attributes that are ours, as the broker reads them. */
    Settings ours() {
        return new Settings(OURS, key -> setting("attributes").path(OURS + key).textValue());
    }

    /** A breach of the realm's own settings, if {@code broken}. */
    Stream<Breach> breach(boolean broken, String found) {
        return broken ? Stream.of(new Breach("the realm", found)) : Stream.empty();
    }

    /** What a setting of the realm's own is. */
    String found(String setting) {
        return Breach.is(setting, setting(setting).asText());
    }

    Stream<JsonNode> clients() {
        return Json.each(json.path("clients"));
    }

    Stream<JsonNode> ownClients() {
        return clients().filter(client -> !STOCK.contains(id(client)));
    }

    /** Clients that send citizens here to log in. */
    Stream<JsonNode> portals() {
        return ownClients()
                .filter(client -> client.path("standardFlowEnabled").asBoolean(true))
                .filter(client -> client.path("enabled").asBoolean(true));
    }

    Stream<JsonNode> oidcPortals() {
        return portals().filter(client -> !isSaml(client));
    }

    Stream<JsonNode> samlPortals() {
        return portals().filter(Realm::isSaml);
    }

    Stream<JsonNode> providers() {
        return Json.each(json.path("identityProviders"))
                .filter(provider -> provider.path("enabled").asBoolean(true));
    }

    /** Without one a client that must sign fetches no token, so nobody learns a subject: pages of the broker's own. */
    static boolean hasKey(JsonNode client) {
        return !client.path("clientAuthenticatorType").asText().equals("client-jwt")
                || client.path("publicClient").asBoolean()
                || KEYS.stream().anyMatch(key -> !attribute(client, key).isEmpty());
    }

    static boolean isSaml(JsonNode client) {
        return client.path("protocol").asText().equals("saml");
    }

    static String id(JsonNode client) {
        return client.path("clientId").asText();
    }

    static String named(JsonNode client) {
        return "client " + id(client);
    }

    static String provider(JsonNode provider) {
        return "identity provider " + provider.path("alias").asText();
    }

    static String attribute(JsonNode client, String name) {
        return client.path("attributes").path(name).asText();
    }

    static String config(JsonNode provider, String name) {
        return provider.path("config").path(name).asText();
    }

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    JsonNode flow(String alias) {
        return Json.each(json.path("authenticationFlows"))
                .filter(flow -> flow.path("alias").asText().equals(alias))
                .findFirst()
                .orElse(Json.object());
    }

    /** Every authenticator of a flow, those of its subflows too. */
    Stream<String> authenticators(String alias) {
        return Json.each(flow(alias).path("authenticationExecutions"))
                .flatMap(execution -> execution.hasNonNull("flowAlias")
                        ? authenticators(execution.path("flowAlias").asText())
                        : Stream.of(execution.path("authenticator").asText()));
    }
}
