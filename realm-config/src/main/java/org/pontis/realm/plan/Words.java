package org.pontis.realm.plan;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.json.Json;

/** Puts what two sides say into the same words: order where none is meant, text that is JSON, identifiers of the server. */
final class Words {

    private Words() {}

    /** Sorts the lists of texts that are sets. */
    static void sort(ObjectNode thing, Set<String> fields) {
        for (String field : fields) {
            if (thing.get(field) instanceof ArrayNode list) {
                Set<String> sorted = new TreeSet<>();
                list.forEach(element -> sorted.add(element.asText()));
                thing.set(field, Json.array(sorted));
            }
        }
    }

    /** A list of tables as a table by name, without what the server numbers. */
    static ObjectNode byName(JsonNode list, String key) {
        ObjectNode table = Json.object();
        for (JsonNode element : list) {
            ObjectNode copy = element.deepCopy();
            copy.remove("id");
            table.set(element.path(key).asText(), copy);
        }
        return table;
    }

    /** Protocol mappers by name; Keycloak adds a switch that has had no meaning for years. */
    static ObjectNode mappers(JsonNode owner) {
        ObjectNode mappers = byName(owner.path("protocolMappers"), "name");
        mappers.forEach(mapper -> ((ObjectNode) mapper).remove("consentRequired"));
        return mappers;
    }

    static ArrayNode listOf(JsonNode mappers) {
        ArrayNode list = Json.array();
        mappers.forEach(list::add);
        return list;
    }

    static JsonNode parsed(String json) {
        try {
            return Json.read(json);
        } catch (JsonProcessingException noJson) {
            return Json.object().put("unreadable", json);
        }
    }

    /** A part of a path below the realm. */
    static String segment(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }
}
