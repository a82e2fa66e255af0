package org.pontis.idp.keycloak;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's SAML, answering {@code NoAuthnContext} where {@link LevelGate} has stamped nothing, and keeping no session.
 * {@link SamlGuard} holds the line on paths that come by another object than this.
 */
final class GuardedSamlProtocol extends SamlProtocol {

    @Override
    public Response authenticated(
            AuthenticationSessionModel login, UserSessionModel citizen, ClientSessionContext portal) {
        return new StampedLogin(session, realm, login)
                .answer(
                        citizen,
                        () -> super.authenticated(login, citizen, portal),
                        () -> sendError(login, Error.LOA_INVALID, StampedLogin.REFUSAL));
    }
}
