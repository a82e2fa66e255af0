package org.pontis.realm.admin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.pontis.realm.json.Json;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests with an end: two minutes at most, no redirects, and every answer that is no success is {@link Refused}. */
final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Http() {}

    static JsonNode send(HttpRequest.Builder request, String what) {
        HttpResponse<String> answer;
        try {
            answer = CLIENT.send(request.timeout(Duration.ofMinutes(2)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new Refused(what + ": the server does not answer (" + unreachable.getMessage() + ").", 0);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(what + ": interrupted.", 0);
        }
        JsonNode body = json(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new Refused(what + ": " + answer.statusCode() + reason(body) + ".", answer.statusCode());
        }
        return body;
    }

    static HttpRequest.Builder form(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey(), UTF_8) + "=" + encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : Json.read(body);
        } catch (JsonProcessingException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** Keycloak's one sentence, or a code and its explanation (RFC 6749, section 5.2), without the full stop. */
    private static String reason(JsonNode body) {
        String words = Stream.of("errorMessage", "error", "error_description")
                .filter(body::hasNonNull)
                .map(field -> body.get(field).asText())
                .collect(Collectors.joining(": "));
        return words.isEmpty() ? "" : " " + words.replaceFirst("\\.$", "");
    }
}
