package org.pontis.realm.plan;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One value that is not the same in the files and on the server.
 *
 * @param path within the thing, such as {@code /attributes/jwks.url}
 * @param file nothing if the files do not have it
 * @param server nothing if the server does not have it
 */
public record Difference(String path, Optional<JsonNode> file, Optional<JsonNode> server) {

    @Override
    public String toString() {
        return path + ": " + word(server) + " -> " + word(file);
    }

    private static String word(Optional<JsonNode> value) {
        return value.map(JsonNode::toString).orElse("(nothing)");
    }
}
