package org.pontis.realm.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Compares one thing. What the files say must be so; what they do not say may be anything, except in tables that are
 * closed: there, whatever somebody added on the server is a difference too.
 */
final class Compare {

    private final Closed closed;
    private final List<Difference> differences = new ArrayList<>();

    /** Which tables are wholly the files'. */
    interface Closed {

        /** Whether the server may not have {@code name}, with that value, at {@code path} when the files do not. */
        boolean forbids(String path, String name, JsonNode value);
    }

    private Compare(Closed closed) {
        this.closed = closed;
    }

    static List<Difference> of(ObjectNode file, ObjectNode server, Closed closed) {
        Compare compare = new Compare(closed);
        compare.tables("", file, server);
        return compare.differences;
    }

    private void tables(String path, ObjectNode file, ObjectNode server) {
        file.properties().forEach(field -> values(path, field.getKey(), field.getValue(), server.get(field.getKey())));
        server.properties().forEach(field -> {
            if (!file.has(field.getKey()) && closed.forbids(path, field.getKey(), field.getValue())) {
                differences.add(
                        new Difference(path + "/" + field.getKey(), Optional.empty(), Optional.of(field.getValue())));
            }
        });
    }

    private void values(String path, String name, JsonNode file, JsonNode server) {
        String at = path + "/" + name;
        if (file instanceof ObjectNode inFile && server instanceof ObjectNode onServer) {
            tables(at, inFile, onServer);
        } else if (server == null && isNothing(file)) {
            return;
        } else if (!file.equals(server)) {
            differences.add(new Difference(at, Optional.of(file), Optional.ofNullable(server)));
        }
    }

    /** Keycloak leaves out what is empty. */
    private static boolean isNothing(JsonNode value) {
        return value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }
}
