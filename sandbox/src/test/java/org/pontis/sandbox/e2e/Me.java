package org.pontis.sandbox.e2e;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.web.Response;

/** The answer of a portal's {@code /me}. */
public record Me(JsonNode json) {

    public boolean loggedIn() {
        return json.path("loggedIn").asBoolean();
    }

    public String subject() {
        return json.path("subject").asText();
    }

    public String acr() {
        return json.path("acr").asText();
    }

    public List<String> amr() {
        return Response.JSON.convertValue(json.path("amr"), new TypeReference<List<String>>() {});
    }

    public String loginMethod() {
        return json.path("loginMethod").asText();
    }

    public Map<String, Object> claims() {
        return Response.JSON.convertValue(json.path("claims"), new TypeReference<Map<String, Object>>() {});
    }

    public String error() {
        return json.path("error").asText();
    }
}
