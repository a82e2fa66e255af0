package org.pontis.sandbox.e2e.ledger;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Http;

/** A node of eIDAS that may enter lines into the ledger, made for one test. */
final class BorderNode implements AutoCloseable {

    private static final String SECRET = "only-for-this-test";

    private final Admin admin;
    private final String ledger;
    private final String name = "node-" + UUID.randomUUID();
    private final String id;

    BorderNode(Admin admin, String ledger) {
        this.admin = admin;
        this.ledger = ledger;
        admin.post(
                "es/clients",
                Map.of(
                        "clientId",
                        name,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        false,
                        "attributes",
                        Map.of("pontis.ledger.enters", "border")));
        id = admin.get("es/clients?clientId=" + name).get(0).path("id").asText();
    }

    /** The status of the answer. */
    int enters(String line) {
        return answer(line).statusCode();
    }

    HttpResponse<String> answer(String lines) {
        return Http.post(ledger + "entries", Map.of("lines", lines, "client_id", name, "client_secret", SECRET));
    }

    boolean wrote(JsonNode entry) {
        return entry.path("portal").asText().equals(name);
    }

    @Override
    public void close() {
        admin.delete("es/clients/" + id);
    }
}
