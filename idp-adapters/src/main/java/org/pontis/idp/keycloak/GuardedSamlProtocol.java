package org.pontis.idp.keycloak;

import java.io.IOException;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.JaxrsSAML2BindingBuilder;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.w3c.dom.Document;

/**
 * Keycloak's SAML, answering {@code NoAuthnContext} where {@link LevelGate} has stamped nothing, and keeping no session.
 * {@link SamlGuard} holds the line on paths that come by another object than this.
 */
final class GuardedSamlProtocol extends SamlProtocol implements TemporaryRefusal {

    private boolean later;

    @Override
    public Response authenticated(
            AuthenticationSessionModel login, UserSessionModel citizen, ClientSessionContext portal) {
        return new StampedLogin(session, realm, login)
                .answer(
                        citizen,
                        () -> super.authenticated(login, citizen, portal),
                        () -> sendError(login, Error.LOA_INVALID, StampedLogin.REFUSAL));
    }

    /** {@code Responder} and {@code AuthnFailed}; SAML has no word for "not now", so the message says it. */
    @Override
    public Response notNow(AuthenticationSessionModel login, String description) {
        later = true;
        // the one error that Keycloak translates to AuthnFailed
        return sendError(login, Error.ALREADY_LOGGED_IN, description);
    }

    @Override
    protected Response buildErrorResponse(
            boolean post, String destination, JaxrsSAML2BindingBuilder binding, Document answer)
            throws ConfigurationException, ProcessingException, IOException {
        if (later) {
            answer.getElementsByTagNameNS(JBossSAMLURIConstants.PROTOCOL_NSURI.get(), "StatusMessage")
                    .item(0)
                    .setTextContent(PortalAnswer.NOT_NOW);
        }
        return super.buildErrorResponse(post, destination, binding, answer);
    }
}
