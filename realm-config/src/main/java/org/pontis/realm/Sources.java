package org.pontis.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The hand-written parts of realms, and the one way JSON is written here: indented, in the order of the sources. */
final class Sources {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Sources() {}

    static ObjectNode object(String name) {
        return (ObjectNode) read(name);
    }

    static ArrayNode array(String name) {
        return (ArrayNode) read(name);
    }

    static ObjectNode emptyObject() {
        return JSON.createObjectNode();
    }

    /** The JSON inside a JSON string, as Keycloak wants some of its settings. */
    static String compact(JsonNode node) {
        return node.toString();
    }

    static String pretty(JsonNode node) {
        DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
        try {
            return JSON.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(twoSpaces)
                                    .withArrayIndenter(twoSpaces))
                            .writeValueAsString(node)
                    + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode read(String name) {
        try (InputStream source = Sources.class.getResourceAsStream(name)) {
            if (source == null) {
                throw new AssemblyException("There is no realm source " + name + ".");
            }
            return JSON.readTree(source);
        } catch (IOException broken) {
            throw new UncheckedIOException("The realm source " + name + " is not JSON.", broken);
        }
    }
}
