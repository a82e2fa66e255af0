package org.pontis.sandbox.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.web.Response;

/** Keycloak's administration API, as the demo administrator. */
public record AdminApi(Http http, String broker, String password) {

    private static final int CITIZENS_A_REQUEST = 25;

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

    /** Gives these people accounts in a realm. */
    public void addCitizens(String realm, List<TestCitizen> crowd) {
        for (int from = 0; from < crowd.size(); from += CITIZENS_A_REQUEST) {
            ObjectNode some = Response.JSON.valueToTree(Map.of("ifResourceExists", "FAIL"));
            ArrayNode users = some.putArray("users");
            IntStream.range(from, Math.min(from + CITIZENS_A_REQUEST, crowd.size()))
                    .forEach(i -> users.add(CitizenAccount.of(crowd.get(i))));
            post("/" + realm + "/partialImport", some);
        }
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
