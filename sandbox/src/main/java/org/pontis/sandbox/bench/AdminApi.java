package org.pontis.sandbox.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Keycloak's administration API, as the demo administrator. */
record AdminApi(Http http, String broker, String password) {

    JsonNode get(String path) {
        return http.json(request(path).GET().build());
    }

    void post(String path, JsonNode body) {
        http.expect(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                200,
                201);
    }

    void put(String path, JsonNode body) {
        http.expect(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body.toString()))
                        .build(),
                204);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(broker + "/admin/realms" + path))
                .header("Authorization", "Bearer " + token());
    }

    /** It lives for a minute only, so each request gets its own. */
    private String token() {
        return http.json(Http.form(
                        URI.create(broker + "/realms/master/protocol/openid-connect/token"),
                        Map.of(
                                "client_id", "admin-cli",
                                "grant_type", "password",
                                "username", "admin",
                                "password", password)))
                .path("access_token")
                .asText();
    }

    @Override
    public String toString() {
        return "AdminApi[" + broker + "]";
    }
}
