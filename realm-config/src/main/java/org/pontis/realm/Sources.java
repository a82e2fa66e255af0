package org.pontis.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** The hand-written parts of realms. */
final class Sources {

    private Sources() {}

    static ObjectNode object(String name) {
        return (ObjectNode) json(name);
    }

    static ArrayNode array(String name) {
        return (ArrayNode) json(name);
    }

    static String text(String name) {
        try (InputStream source = open(name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static JsonNode json(String name) {
        try (InputStream source = open(name)) {
            return Json.read(source);
        } catch (IOException broken) {
            throw new UncheckedIOException("The realm source " + name + " is not JSON.", broken);
        }
    }

    private static InputStream open(String name) {
        InputStream source = Sources.class.getResourceAsStream(name);
        if (source == null) {
            throw new AssemblyException("There is no realm source " + name + ".");
        }
        return source;
    }
}
