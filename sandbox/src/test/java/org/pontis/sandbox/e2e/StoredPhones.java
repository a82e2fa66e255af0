package org.pontis.sandbox.e2e;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The phones of an account as they are stored, of any age and standing. */
public record StoredPhones(Admin admin, String account) {

    /** What their data say, the first first. */
    public List<String> data() {
        return phones().map(phone -> phone.path("credentialData").asText()).toList();
    }

    public List<String> ids() {
        return phones().map(phone -> phone.path("id").asText()).toList();
    }

    /** From now on these are hers, and no others. */
    public void are(String... data) {
        ids().forEach(id -> admin.delete("es/users/" + account + "/credentials/" + id));
        ObjectNode user = admin.get("es/users/" + account).deepCopy();
        ArrayNode credentials = user.putArray("credentials");
        for (String one : data) {
            credentials
                    .addObject()
                    .put("type", "phone")
                    .put("credentialData", one)
                    .put("secretData", "{}");
        }
        admin.put("es/users/" + account, user);
    }

    /** An office has stopped the first. */
    public void stopAtDesk() {
        attribute("suspended", "phone:" + ids().getFirst() + "|2026-01-01T00:00:00Z|OFFICER");
    }

    public void attribute(String name, String value) {
        ObjectNode user = admin.get("es/users/" + account).deepCopy();
        ((ObjectNode) user.path("attributes")).putArray(name).add(value);
        admin.put("es/users/" + account, user);
    }

    private Stream<JsonNode> phones() {
        return StreamSupport.stream(
                        admin.get("es/users/" + account + "/credentials").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("phone"));
    }
}
