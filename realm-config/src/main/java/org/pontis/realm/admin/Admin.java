package org.pontis.realm.admin;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** The administrator of one realm of a running Keycloak. */
public final class Admin {

    /** Tokens live a minute; one that could end on its way is not used. */
    private static final int MARGIN_SECONDS = 15;

    private final URI server;
    private final String realm;
    private final String adminRealm;
    private final Credentials credentials;
    private String token;
    private Instant until = Instant.MIN;

    /**
     * @param server where Keycloak answers, such as {@code https://login.example}
     * @param realm the realm to look at
     * @param adminRealm where the administrator's account is
     */
    public Admin(URI server, String realm, String adminRealm, Credentials credentials) {
        this.server = server;
        this.realm = realm;
        this.adminRealm = adminRealm;
        this.credentials = credentials;
    }

    public String realm() {
        return realm;
    }

    /** The realm in the form in which it is imported, without secrets and users; nothing if there is no such realm. */
    public Optional<ObjectNode> export() {
        try {
            // an export that leaves clients out would look like a realm without clients
            return Optional.of((ObjectNode)
                    send("POST", "/partial-export?exportClients=true&exportGroupsAndRoles=true", Optional.empty()));
        } catch (Refused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** @param path below the realm, beginning with {@code /}; empty for the realm itself */
    public JsonNode get(String path) {
        return send("GET", path, Optional.empty());
    }

    public void post(String path, JsonNode body) {
        send("POST", path, Optional.of(body));
    }

    public void put(String path, JsonNode body) {
        send("PUT", path, Optional.of(body));
    }

    public void put(String path) {
        send("PUT", path, Optional.empty());
    }

    public void delete(String path) {
        send("DELETE", path, Optional.empty());
    }

    public void delete(String path, JsonNode body) {
        send("DELETE", path, Optional.of(body));
    }

    /** Makes the realm. */
    public void create(JsonNode representation) {
        exchange("POST", URI.create(server + "/admin/realms"), Optional.of(representation));
    }

    /** The login methods of the realm: the broker's own resource, not Keycloak's. */
    public JsonNode methods() {
        return broker("GET", "/methods", Optional.empty());
    }

    /** Closes a login method; the answer is what {@link #methods} says of it then. */
    public JsonNode pause(String method, JsonNode request) {
        return broker("PUT", "/methods/" + segment(method) + "/pause", Optional.of(request));
    }

    /** Opens a login method again. */
    public void resume(String method) {
        broker("DELETE", "/methods/" + segment(method) + "/pause", Optional.empty());
    }

    private JsonNode broker(String verb, String path, Optional<JsonNode> body) {
        return exchange(verb, URI.create(server + "/realms/" + realm + "/pontis" + path), body);
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode send(String verb, String path, Optional<JsonNode> body) {
        return exchange(verb, URI.create(server + "/admin/realms/" + realm + path), body);
    }

    private JsonNode exchange(String verb, URI address, Optional<JsonNode> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token())
                .method(
                        verb,
                        body.map(json -> BodyPublishers.ofString(Json.compact(json)))
                                .orElse(BodyPublishers.noBody()));
        body.ifPresent(json -> request.header("Content-Type", "application/json"));
        return Http.send(request, verb + " " + address.getPath());
    }

    private String token() {
        if (credentials instanceof Credentials.Token given) {
            return given.value();
        }
        if (until.isBefore(Instant.now())) {
            URI issuer = URI.create(server + "/realms/" + adminRealm);
            JsonNode answer = Http.send(
                    Http.form(URI.create(issuer + "/protocol/openid-connect/token"), credentials.tokenRequest(issuer)),
                    "The administrator's token");
            token = answer.required("access_token").asText();
            until = Instant.now().plusSeconds(answer.path("expires_in").asLong() - MARGIN_SECONDS);
        }
        return token;
    }
}
