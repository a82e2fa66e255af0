package org.pontis.idp.keycloak.portal;

import jakarta.ws.rs.core.Response;

import org.keycloak.sessions.AuthenticationSessionModel;

/** A protocol that can tell a portal what Keycloak has no word for. */
public interface Refusal {

    /**
     * Answers the portal of this login, which is over.
     *
     * @param error the word of OpenID Connect; in SAML it is the message of {@code AuthnFailed}
     */
    Response refuse(AuthenticationSessionModel login, String error, String description);
}
