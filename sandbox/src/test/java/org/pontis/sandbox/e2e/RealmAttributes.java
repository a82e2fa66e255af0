package org.pontis.sandbox.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Attributes of the realm {@code es} for one test; afterwards it says again what it said before. */
public final class RealmAttributes implements AutoCloseable {

    private final Admin admin;
    private final JsonNode before;

    public RealmAttributes(Admin admin) {
        this.admin = admin;
        this.before = admin.get("es");
    }

    /** The realm as it was, with these besides: name, value, name, value… */
    public void set(String... attributes) {
        ObjectNode realm = before.deepCopy();
        Page.pairs(attributes).forEach(realm.withObjectProperty("attributes")::put);
        admin.put("es", realm);
    }

    @Override
    public void close() {
        admin.put("es", before);
    }
}
