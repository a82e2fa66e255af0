package org.pontis.idp.keycloak.portal;

import jakarta.ws.rs.core.Response;

import org.keycloak.sessions.AuthenticationSessionModel;

/** A protocol that can tell a portal: not now, later. Keycloak has no word for it. */
public interface TemporaryRefusal {

    /** Answers the portal of this login, which is over. */
    Response notNow(AuthenticationSessionModel login, String description);
}
