package org.pontis.sandbox.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.run.Stack;

/** A program of the operator's, as docs/operations.md sets one up: a client of the realm with a role of its own. */
public final class Operator implements AutoCloseable {

    private static final String SECRET = "only-for-this-test";

    private final Admin admin;
    private final String realm;
    private final String name;
    private final String id;

    /** @param carried whether its tokens carry the role, which its account has in any case */
    public Operator(Stack stack, String name, String role, boolean carried) {
        this.admin = new Admin(stack);
        this.realm = stack.addresses().brokerUrl() + "/realms/es";
        this.name = name;
        this.id = register(carried);
        give(role);
    }

    /** How the broker answers this request to an address below {@code /realms/es/pontis/}. */
    HttpResponse<String> asks(String verb, String path, String body) {
        return asks(verb, path, body, token());
    }

    HttpResponse<String> asks(String verb, String path, String body, String token) {
        return Http.send(HttpRequest.newBuilder(URI.create(realm + "/pontis/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    JsonNode methods() {
        return Http.json(asks("GET", "methods", ""));
    }

    public void pauses(String method, String es, String en) {
        HttpResponse<String> answer = asks(
                "PUT", "methods/" + method + "/pause", "{\"reason\":{\"es\":\"" + es + "\",\"en\":\"" + en + "\"}}");
        if (answer.statusCode() != 200) {
            throw new AssertionError("Pausing was answered with " + answer.statusCode() + ": " + answer.body());
        }
    }

    public void resumes(String method) {
        asks("DELETE", "methods/" + method + "/pause", "");
    }

    String token() {
        return Http.json(Http.send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id="
                                + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                + "&client_secret="
                                + SECRET))))
                .path("access_token")
                .asText();
    }

    private String register(boolean carried) {
        Map<String, Object> mapper = Map.of(
                "name",
                "realm-management roles",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-usermodel-client-role-mapper",
                "config",
                Map.of(
                        "usermodel.clientRoleMapping.clientId", "realm-management",
                        "claim.name", "resource_access.realm-management.roles",
                        "jsonType.label", "String",
                        "multivalued", "true",
                        "access.token.claim", "true"));
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
                        carried ? List.of(mapper) : List.of()));
        return admin.get("es/clients?clientId=" + name).get(0).path("id").asText();
    }

    private void give(String role) {
        String management = admin.get("es/clients?clientId=realm-management")
                .get(0)
                .path("id")
                .asText();
        String account = admin.get("es/clients/" + id + "/service-account-user")
                .path("id")
                .asText();
        JsonNode wanted = admin.get("es/clients/" + management + "/roles/" + role);
        admin.post("es/users/" + account + "/role-mappings/clients/" + management, List.of(wanted));
    }

    @Override
    public void close() {
        admin.delete("es/clients/" + id);
    }
}
