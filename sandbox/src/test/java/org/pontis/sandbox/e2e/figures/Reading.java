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
                        List.of(Map.of(
                                "name",
                                "realm roles",
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-usermodel-realm-role-mapper",
                                "config",
                                Map.of(
                                        "access.token.claim",
                                        "true",
                                        "claim.name",
                                        "realm_access.roles",
                                        "multivalued",
                                        "true")))));
        this.id = admin.get("es/clients?clientId=" + name).get(0).path("id").asText();
        if (role) {
            String account = admin.get("es/clients/" + id + "/service-account-user")
                    .path("id")
                    .asText();
            admin.post("es/users/" + account + "/role-mappings/realm", List.of(admin.get("es/roles/pontis-figures")));
        }
    }

    HttpResponse<String> asks(String path, String token) {
        return Http.send(HttpRequest.newBuilder(URI.create(broker + "/realms/es/pontis/figures" + path))
                .header("Authorization", "Bearer " + token));
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
