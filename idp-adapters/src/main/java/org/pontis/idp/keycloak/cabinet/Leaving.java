package org.pontis.idp.keycloak.cabinet;

import java.util.Map;

import jakarta.ws.rs.core.Response;

import org.pontis.idp.keycloak.logout.UnreachedPortals;

/** The logout of the cabinet is one of every portal. Where one has not closed its session, she reads how it goes on as after any logout. */
record Leaving(Room room) {

    Response leave() {
        UnreachedPortals portals = new Ending(room.session()).end(room.guest().session());
        room.trail().did("sessions_ended");
        return portals.none()
                ? room.bare("cabinet-left", Map.of())
                : Room.unkept(Response.fromResponse(portals.page()));
    }
}
