package org.pontis.sandbox.e2e;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.run.Stack;

/** A program of the operator's, as docs/operations.md sets one up: a service account with a role of its own. */
public final class Operator implements AutoCloseable {

    private static final String SECRET = "only-for-this-test";
    private static final String PAUSE_METHODS = "pause-methods-es";

    private final Admin admin;
    private final String broker;
    /** The realm that has the account. */
    private final String home;
    /** The client, there, that has the administrative roles of realm {@code es}. */
    private final String management;

    private final String name;
    private String id;

    /** @param carried whether its tokens carry the role, which its account has in any case */
    public Operator(Stack stack, String name, String role, boolean carried) {
        this(stack, "es", "realm-management", name);
        this.id = register(List.of("basic"), carried ? List.of(roles()) : List.of());
        give(role);
    }

    private Operator(Stack stack, String home, String management, String name) {
        this.admin = new Admin(stack);
        this.broker = stack.addresses().brokerUrl();
        this.home = home;
        this.management = idOf(management);
        this.name = name;
    }

    /** An account of the administrators' realm with the role that docs/operations.md says how to make. */
    static Operator whoMayOnlyPause(Stack stack, String name) {
        Operator operator = new Operator(stack, "master", "es-realm", name);
        operator.id = operator.register(List.of("basic", "roles"), List.of());
        operator.admin.post("master/roles", Map.of("name", PAUSE_METHODS));
        operator.admin.post(
                "master/users/" + operator.account() + "/role-mappings/realm",
                List.of(operator.admin.get("master/roles/" + PAUSE_METHODS)));
        return operator;
    }

    /** What Keycloak's own interface says when this account looks at a realm there. */
    int statusAtKeycloak(String path) {
        return Http.send(HttpRequest.newBuilder(URI.create(broker + "/admin/realms/" + path))
                        .header("Authorization", "Bearer " + token()))
                .statusCode();
    }

    /** How the broker answers this request to an address below {@code /realms/es/pontis/}. */
    HttpResponse<String> asks(String verb, String path, String body) {
        return asks(verb, path, body, token());
    }

    HttpResponse<String> asks(String verb, String path, String body, String token) {
        return Http.send(request(verb, path, body).header("Authorization", "Bearer " + token));
    }

    HttpResponse<String> asksWithoutToken(String verb, String path, String body) {
        return Http.send(request(verb, path, body));
    }

    private HttpRequest.Builder request(String verb, String path, String body) {
        return HttpRequest.newBuilder(URI.create(broker + "/realms/es/pontis/" + path))
                .header("Content-Type", "application/json")
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
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

    /** Everything but this one. */
    public void pausesAllBut(String open, String es, String en) {
        methods().findValuesAsText("id").stream()
                .filter(method -> !method.equals(open))
                .forEach(method -> pauses(method, es, en));
    }

    public void resumesAll() {
        methods().findValuesAsText("id").forEach(this::resumes);
    }

    public void resumes(String method) {
        asks("DELETE", "methods/" + method + "/pause", "");
    }

    String token() {
        return Http.json(Http.post(
                        broker + "/realms/" + home + "/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", name, "client_secret", SECRET)))
                .path("access_token")
                .asText();
    }

    private String register(List<String> scopes, List<Map<String, Object>> mappers) {
        admin.post(
                home + "/clients",
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
                        scopes,
                        "protocolMappers",
                        mappers));
        return idOf(name);
    }

    private static Map<String, Object> roles() {
        return Map.of(
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
    }

    private void give(String role) {
        JsonNode wanted = admin.get(home + "/clients/" + management + "/roles/" + role);
        admin.post(home + "/users/" + account() + "/role-mappings/clients/" + management, List.of(wanted));
    }

    private String account() {
        return admin.get(home + "/clients/" + id + "/service-account-user")
                .path("id")
                .asText();
    }

    private String idOf(String client) {
        return admin.get(home + "/clients?clientId=" + client).get(0).path("id").asText();
    }

    @Override
    public void close() {
        admin.delete(home + "/clients/" + id);
        if (home.equals("master")) {
            admin.delete("master/roles/" + PAUSE_METHODS);
        }
    }
}
