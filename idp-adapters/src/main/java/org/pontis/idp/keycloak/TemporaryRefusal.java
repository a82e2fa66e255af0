package org.pontis.idp.keycloak;

import jakarta.ws.rs.core.Response;

import org.keycloak.sessions.AuthenticationSessionModel;

/** A protocol that can tell a portal: not now, later. Keycloak has no word for it. */
interface TemporaryRefusal {

    /** Answers the portal of this login, which is over. */
    Response notNow(AuthenticationSessionModel login, String description);
}
