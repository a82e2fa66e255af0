package org.pontis.idp.keycloak.cabinet;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;

/** The logout of the cabinet is one of every portal, and says which of them did not answer. */
record Leaving(Room room) {

    Response leave() {
        List<String> unreached =
                new Ending(room.session()).end(List.of(room.guest().session()));
        room.trail().did("sessions_ended");
        return room.bare("cabinet-left", Map.of("unreached", unreached));
    }
}
