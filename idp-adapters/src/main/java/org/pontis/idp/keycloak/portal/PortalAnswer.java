package org.pontis.idp.keycloak.portal;

import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Answers the portal with an error of its own protocol, whichever that is. */
public final class PortalAnswer {

    /** OpenID Connect Core Error Code unmet_authentication_requirements 1.0. */
    public static final String UNMET = "unmet_authentication_requirements";

    /** RFC 6749, 4.1.2.1. */
    public static final String NOT_NOW = "temporarily_unavailable";

    /** The same. */
    private static final String FAILED = "server_error";

    private PortalAnswer() {}

    /** The level was not reached: {@code unmet_authentication_requirements}, or {@code NoAuthnContext}. */
    public static Response levelNotReached(
            KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return error(session, login, event, LoginProtocol.Error.LOA_INVALID, "The requested level was not reached.");
    }

    /** The citizen gave up: {@code access_denied}, or {@code RequestDenied}. */
    public static Response cancelled(KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return error(session, login, event, LoginProtocol.Error.CANCELLED_BY_USER, "The citizen cancelled the login.");
    }

    /** Every method is paused: {@code temporarily_unavailable}, or {@code AuthnFailed} with this word as its message. */
    public static Response notNow(KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return refusal(session, login, event)
                .refuse(login, NOT_NOW, "All login methods that reach the requested level are paused.");
    }

    /** Who was to carry out the login is away: as {@link #notNow}. */
    public static Response providerAway(KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return refusal(session, login, event)
                .refuse(login, NOT_NOW, "The citizen's identity provider does not answer for now.");
    }

    /** Who was to carry out the login failed: {@code server_error}, or {@code AuthnFailed} with this word as its message. */
    public static Response providerFailed(
            KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return refusal(session, login, event)
                .refuse(login, FAILED, "The citizen's identity provider gave no answer that can be used.");
    }

    private static Refusal refusal(KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return (Refusal) protocol(session, login, event);
    }

    private static Response error(
            KeycloakSession session,
            AuthenticationSessionModel login,
            EventBuilder event,
            LoginProtocol.Error error,
            String description) {
        return protocol(session, login, event).sendError(login, error, description);
    }

    private static LoginProtocol protocol(
            KeycloakSession session, AuthenticationSessionModel login, EventBuilder event) {
        return session.getProvider(LoginProtocol.class, login.getProtocol())
                .setRealm(login.getRealm())
                .setHttpHeaders(session.getContext().getRequestHeaders())
                .setUriInfo(session.getContext().getUri())
                .setEventBuilder(event);
    }
}
