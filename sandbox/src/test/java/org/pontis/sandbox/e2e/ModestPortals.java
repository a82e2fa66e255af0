package org.pontis.sandbox.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** For one test these portals may ask for low and substantial only: whatever the methods reach, for them nothing reaches high. */
public final class ModestPortals implements AutoCloseable {

    private static final String ALLOWED = "pontis.levels.allowed";

    private final Admin admin;
    private final List<ObjectNode> portals = new ArrayList<>();

    /** @param ids client ids, or entityIDs */
    public ModestPortals(Admin admin, String... ids) {
        this.admin = admin;
        for (String id : ids) {
            portals.add((ObjectNode) admin.get("es/clients?clientId=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                    .get(0));
        }
        allow("low substantial");
    }

    private void allow(String levels) {
        for (ObjectNode portal : portals) {
            portal.withObjectProperty("attributes").put(ALLOWED, levels);
            admin.put("es/clients/" + portal.path("id").asText(), portal);
        }
    }

    /** An attribute without a value is taken away. */
    @Override
    public void close() {
        allow("");
    }
}
