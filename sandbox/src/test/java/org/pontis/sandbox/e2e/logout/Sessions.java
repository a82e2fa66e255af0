package org.pontis.sandbox.e2e.logout;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.run.Stack;

/** What an administrator can do to a citizen's sessions. */
final class Sessions {

    private Sessions() {}

    static void endAllOf(Citizen citizen, Stack stack) {
        Admin admin = new Admin(stack);
        admin.post("es/users/" + account(citizen, admin).path("id").asText() + "/logout", Map.of());
    }

    static void disable(Citizen citizen, Stack stack) {
        enable(citizen, stack, false);
    }

    static void enable(Citizen citizen, Stack stack) {
        enable(citizen, stack, true);
    }

    private static void enable(Citizen citizen, Stack stack, boolean enabled) {
        Admin admin = new Admin(stack);
        ObjectNode account = account(citizen, admin);
        admin.put("es/users/" + account.path("id").asText(), account.put("enabled", enabled));
    }

    private static ObjectNode account(Citizen citizen, Admin admin) {
        return (ObjectNode)
                admin.get("es/users?exact=true&username=" + citizen.is().account())
                        .get(0);
    }
}
