package org.pontis.sandbox.e2e.attack;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.sandbox.e2e.Admin;

/** A citizen for one test, with a password and no phone, whom nobody misses afterwards. */
public final class FreshCitizen implements AutoCloseable {

    /** 23 modulo 23 is 0, whose letter is T. */
    public static final String IDENTIFIER = "00000023T";

    private static final String ACCOUNT = "idces-00000023t";

    private final Admin admin;
    private final String id;
    private boolean there = true;

    public FreshCitizen(Admin admin) {
        this.admin = admin;
        admin.post(
                "es/users",
                Map.of(
                        "username",
                        ACCOUNT,
                        "enabled",
                        true,
                        "firstName",
                        "Nuria",
                        "lastName",
                        "Prueba",
                        "attributes",
                        Map.of(
                                "person_identifier", List.of(IDENTIFIER),
                                "country", List.of("ES"),
                                "identifier_kind", List.of("IDC"),
                                "birthdate", List.of("1990-01-01"),
                                "contrast", List.of("2031-01-01"))));
        this.id = admin.get("es/users?exact=true&username=" + ACCOUNT)
                .path(0)
                .path("id")
                .asText();
    }

    public String id() {
        return id;
    }

    /** As a registration office does it. */
    public FreshCitizen withPassword(String password) {
        setPassword(password, false);
        return this;
    }

    public void setPassword(String password, boolean temporary) {
        admin.put(
                "es/users/" + id + "/reset-password",
                Map.of("type", "password", "value", password, "temporary", temporary));
    }

    public void enabled(boolean enabled) {
        ObjectNode user = admin.get("es/users/" + id).deepCopy();
        admin.put("es/users/" + id, user.put("enabled", enabled));
    }

    /** What is stored of her password besides the hash. */
    public String passwordData() {
        return admin.get("es/users/" + id + "/credentials")
                .path(0)
                .path("credentialData")
                .asText();
    }

    public void removed() {
        admin.delete("es/users/" + id);
        there = false;
    }

    @Override
    public void close() {
        if (there) {
            removed();
        }
    }
}
