package org.pontis.realm.plan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.pontis.realm.json.Json;

/**
 * One value that is not the same in the files and on the server. A secret is never part of it: a row of stars is.
 *
 * @param path within the thing, such as {@code /attributes/jwks.url}
 * @param file nothing if the files do not have it
 * @param server nothing if the server does not have it
 */
public record Difference(String path, Optional<JsonNode> file, Optional<JsonNode> server) {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|private.?key|salt)");
    private static final JsonNode STARS = TextNode.valueOf("**********");

    public Difference {
        file = file.map(value -> shown(path, value));
        server = server.map(value -> shown(path, value));
    }

    /** Everything that a thing says, with what is empty left out. */
    static Stream<Map.Entry<String, JsonNode>> values(ObjectNode thing) {
        return values("", thing);
    }

    private static Stream<Map.Entry<String, JsonNode>> values(String path, JsonNode value) {
        if (value instanceof ObjectNode table) {
            return table.properties().stream().flatMap(field -> values(path + "/" + field.getKey(), field.getValue()));
        }
        boolean empty = value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
        return empty ? Stream.empty() : Stream.of(Map.entry(path, value));
    }

    private static JsonNode shown(String path, JsonNode value) {
        if (value instanceof ObjectNode table) {
            ObjectNode shown = Json.object();
            table.properties().forEach(field -> shown.set(field.getKey(), shown(field.getKey(), field.getValue())));
            return shown;
        }
        return SECRET.matcher(path).matches() ? STARS : value;
    }

    @Override
    public String toString() {
        return path + ": " + word(server) + " -> " + word(file);
    }

    private static String word(Optional<JsonNode> value) {
        return value.map(JsonNode::toString).orElse("(nothing)");
    }
}
