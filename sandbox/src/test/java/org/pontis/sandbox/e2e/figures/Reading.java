package org.pontis.sandbox.e2e.figures;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.run.Stack;

/** A program that reads figures, with a service account of the realm. */
public final class Reading implements AutoCloseable {

    private static final String SECRET = "only-for-this-test";

    private final Admin admin;
    private final String broker;
    private final String name = "reader-" + UUID.randomUUID();
    private final String id;

    /** @param role whether its account has the role */
    Reading(Stack stack, boolean role) {
        this(new Admin(stack), stack.addresses().brokerUrl(), role);
    }

    public Reading(Admin admin, String broker, boolean role) {
        this(admin, broker, role, List.of(roles(), audience()));
    }

    /** With the role, by tokens that are made for nothing in particular, as those at a portal. */
    static Reading elsewhere(Stack stack) {
        return new Reading(new Admin(stack), stack.addresses().brokerUrl(), true, List.of(roles()));
    }

    private Reading(Admin admin, String broker, boolean role, List<Map<String, Object>> mappers) {
        this.admin = admin;
        this.broker = broker;
        admin.post(
                "es/clients",
                Map.of(
                        "clientId",
                        name,
                        "secret",
                        SECRET,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        true,
                        "defaultClientScopes",
                        List.of("basic"),
                        "protocolMappers",
                        mappers));
        this.id = admin.get("es/clients?clientId=" + name).get(0).path("id").asText();
        if (role) {
            String account = admin.get("es/clients/" + id + "/service-account-user")
                    .path("id")
                    .asText();
            admin.post("es/users/" + account + "/role-mappings/realm", List.of(admin.get("es/roles/pontis-figures")));
        }
    }

    private static Map<String, Object> roles() {
        return mapper(
                "oidc-usermodel-realm-role-mapper",
                Map.of("access.token.claim", "true", "claim.name", "realm_access.roles", "multivalued", "true"));
    }

    private static Map<String, Object> audience() {
        return mapper(
                "oidc-audience-mapper",
                Map.of("included.custom.audience", "pontis-figures", "access.token.claim", "true"));
    }

    private static Map<String, Object> mapper(String kind, Map<String, String> config) {
        return Map.of("name", kind, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    HttpResponse<String> asks(String path, String token) {
        return comes(path, "Bearer " + token);
    }

    /** @param authorization whatever it says of itself */
    HttpResponse<String> comes(String path, String authorization) {
        return Http.send(HttpRequest.newBuilder(URI.create(broker + "/realms/es/pontis/figures" + path))
                .header("Authorization", authorization));
    }

    String name() {
        return name;
    }

    HttpResponse<String> asks(String path) {
        return asks(path, token());
    }

    /** Everything apart. */
    JsonNode api(String query) {
        HttpResponse<String> answer = asks("/api" + query);
        if (answer.statusCode() != 200) {
            throw new AssertionError("Answered with " + answer.statusCode() + ": " + answer.body());
        }
        return Http.json(answer);
    }

    /** How many there are in the lines with these parts: name, value, name, value. */
    public long count(String number, String... parts) {
        return StreamSupport.stream(
                        api("?by=portal,method,level,outcome").path("lines").spliterator(), false)
                .filter(line -> matches(line, parts))
                .mapToLong(line -> line.path(number).asLong())
                .sum();
    }

    private static boolean matches(JsonNode line, String... parts) {
        for (int i = 0; i < parts.length; i += 2) {
            if (!line.path(parts[i]).asText().equals(parts[i + 1])) {
                return false;
            }
        }
        return true;
    }

    static Optional<JsonNode> fee(JsonNode answer, String operator) {
        return StreamSupport.stream(answer.path("fees").spliterator(), false)
                .filter(fee -> fee.path("operator").asText().equals(operator))
                .findFirst();
    }

    String token() {
        return Http.json(Http.post(
                        broker + "/realms/es/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", SECRET)))
                .path("access_token")
                .asText();
    }

    @Override
    public void close() {
        admin.delete("es/clients/" + id);
    }
}
