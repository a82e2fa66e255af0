package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.run.Stack;
import org.pontis.sandbox.web.Response;

/** The administrator of the whole server, who may change every realm: what she cannot take away, nobody can. */
public final class Admin {

    private final String broker;
    private final String password;

    public Admin(Stack stack) {
        this(stack.addresses().brokerUrl(), stack.secrets().adminPassword());
    }

    public Admin(String broker, String password) {
        this.broker = broker;
        this.password = password;
    }

    /** @param path below {@code /admin/realms/}; empty for a new realm */
    public JsonNode get(String path) {
        return send("GET", path, null);
    }

    public void post(String path, Object body) {
        send("POST", path, body);
    }

    public void put(String path, Object body) {
        send("PUT", path, body);
    }

    public void delete(String path) {
        send("DELETE", path, null);
    }

    public void delete(String path, Object body) {
        send("DELETE", path, body);
    }

    private JsonNode send(String verb, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(broker + "/admin/realms/" + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(verb, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text(body)));
        HttpResponse<String> answer = Http.send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    verb + " " + path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return Http.json(answer);
    }

    private String token() {
        return Http.json(Http.post(
                        broker + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                password)))
                .path("access_token")
                .asText();
    }

    private static String text(Object body) {
        try {
            return Response.JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
