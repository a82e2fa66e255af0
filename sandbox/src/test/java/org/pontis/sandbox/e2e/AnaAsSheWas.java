package org.pontis.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.sandbox.run.Stack;

/** Ana is everybody's: whoever stops her means or gives her a phone leaves her as the others found her. */
public record AnaAsSheWas(Stack stack) implements AutoCloseable {

    @Override
    public void close() {
        Admin admin = new Admin(stack);
        ObjectNode user = admin.get("es/users?exact=true&username=idces-00000001r")
                .path(0)
                .deepCopy();
        ObjectNode attributes = (ObjectNode) user.path("attributes");
        attributes.remove("suspended");
        attributes.remove("revoked");
        attributes.remove("certificates");
        String id = user.path("id").asText();
        for (JsonNode credential : admin.get("es/users/" + id + "/credentials")) {
            if (credential.path("type").asText().equals("phone")) {
                admin.delete("es/users/" + id + "/credentials/"
                        + credential.path("id").asText());
            }
        }
        // what was brought back cools down, and she is to count at once
        user.putArray("credentials")
                .addObject()
                .put("type", "phone")
                .put("credentialData", "{\"number\":\"+34600000001\",\"registration\":\"advanced\"}")
                .put("secretData", "{}");
        admin.put("es/users/" + id, user);
    }
}
