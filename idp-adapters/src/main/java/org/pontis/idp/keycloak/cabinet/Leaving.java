package org.pontis.idp.keycloak.cabinet;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.Response;

import org.keycloak.forms.login.LoginFormsProvider;

/** The logout of the cabinet is one of every portal, and says which of them did not answer. */
record Leaving(Room room) {

    Response leave() {
        List<String> unreached =
                new Ending(room.session()).end(List.of(room.guest().session()));
        room.trail().did("sessions_ended");
        LoginFormsProvider form = room.session().getProvider(LoginFormsProvider.class);
        Map.of("outside", true, "base", room.base(), "unreached", unreached).forEach(form::setAttribute);
        return Room.unkept(Response.fromResponse(form.createForm("cabinet-left.ftl")));
    }
}
