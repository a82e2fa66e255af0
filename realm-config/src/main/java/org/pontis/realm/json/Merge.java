package org.pontis.realm.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Lays one JSON object over another: objects grow together, everything else is replaced. */
public final class Merge {

    private Merge() {}

    public static void into(ObjectNode below, ObjectNode above) {
        above.properties().forEach(property -> {
            JsonNode old = below.get(property.getKey());
            if (old instanceof ObjectNode oldObject && property.getValue() instanceof ObjectNode newObject) {
                into(oldObject, newObject);
            } else {
                below.set(property.getKey(), property.getValue());
            }
        });
    }
}
