package org.pontis.idp.keycloak.visit;

import jakarta.ws.rs.core.Response;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** The page for whom the login did not let in: what happened, and the way to another try. Nobody is sent in a circle. */
record Turned(KeycloakSession session, Door door) {

    private static final String LEVEL_NOT_REACHED = "unmet_authentication_requirements";

    /** @param reason why, as the authorization response says it */
    Response away(String reason) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("outside", true)
                .setAttribute("tooLow", LEVEL_NOT_REACHED.equals(reason))
                .setAttribute("page", door.address(session.getContext().getRealm()))
                .createForm("turned.ftl");
    }
}
