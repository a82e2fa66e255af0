package org.pontis.idp.mobileid.line;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * An answer. Fields nobody asks for are ignored, and one that is missing or not a text is not there.
 *
 * @param status of HTTP
 * @param body a JSON object, or missing
 */
public record Reply(int status, JsonNode body) {

    private static final int OK = 200;

    static Reply read(HttpResponse<byte[]> answer, JsonMapper json) {
        String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        boolean packed = answer.headers().firstValue("Content-Encoding").isPresent();
        if (packed || !type.startsWith("application/json")) {
            return new Reply(answer.statusCode(), MissingNode.getInstance());
        }
        try {
            JsonNode body = json.readTree(answer.body());
            return new Reply(answer.statusCode(), body.isObject() ? body : MissingNode.getInstance());
        } catch (IOException notJson) {
            return new Reply(answer.statusCode(), MissingNode.getInstance());
        }
    }

    /** Whether it is an object with status 200. */
    public boolean isOk() {
        return status == OK && body.isObject();
    }

    /** The text at a JSON pointer, RFC 6901. */
    public Optional<String> text(String pointer) {
        return text(body.at(pointer));
    }

    /** The text a node is, unless it is none. */
    public static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(text -> !text.isEmpty());
    }

    /** Without what it says: it may be about a person. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
