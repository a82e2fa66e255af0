package org.pontis.idp.keycloak;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's SAML, answering {@code NoAuthnContext} where {@link LevelGate} has stamped nothing, and keeping no session.
 * {@link SamlGuard} holds the line on paths that come by another object than this.
 */
final class GuardedSamlProtocol extends SamlProtocol {

    private static final Logger LOG = Logger.getLogger(GuardedSamlProtocol.class);

    @Override
    public Response authenticated(
            AuthenticationSessionModel login, UserSessionModel citizen, ClientSessionContext portal) {
        if (Granted.stamped(login) || !Installation.of(session).guards(realm)) {
            return super.authenticated(login, citizen, portal);
        }
        LOG.errorf("The level gate is missing or disabled in realm %s: no login finishes there.", realm.getName());
        session.sessions().removeUserSession(realm, citizen);
        return sendError(login, Error.LOA_INVALID, "The broker could not vouch for the level.");
    }
}
