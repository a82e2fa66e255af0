package org.pontis.idp.keycloak.oidc;

import java.io.IOException;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCProviderConfig;
import org.keycloak.protocol.oidc.utils.OIDCRedirectUriBuilder;
import org.keycloak.protocol.oidc.utils.OIDCResponseMode;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.gate.ActsFor;
import org.pontis.idp.keycloak.gate.Granted;
import org.pontis.idp.keycloak.gate.LevelGate;
import org.pontis.idp.keycloak.gate.LoginTime;
import org.pontis.idp.keycloak.gate.StampedLogin;
import org.pontis.idp.keycloak.logout.Retelling;
import org.pontis.idp.keycloak.logout.UnreachedPortals;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.PortalAnswer;
import org.pontis.idp.keycloak.portal.Refusal;

/**
 * Keycloak's OpenID Connect, answering only what {@link LevelGate} has stamped. A realm can disable a required action,
 * but not this class: where the gate is missing, no login finishes.
 */
final class GuardedProtocol extends OIDCLoginProtocol implements Refusal, Retelling {

    GuardedProtocol(OIDCProviderConfig config) {
        super(config);
    }

    @Override
    public Response authenticated(
            AuthenticationSessionModel login, UserSessionModel citizen, ClientSessionContext portal) {
        LoginTime.tell(login, portal.getClientSession(), event);
        return new StampedLogin(session, realm, login)
                .answer(
                        citizen,
                        () -> answered(login, super.authenticated(login, citizen, portal)),
                        () -> sendError(login, Error.LOA_INVALID, StampedLogin.REFUSAL));
    }

    private Response answered(AuthenticationSessionModel login, Response answer) {
        Granted.in(login).ifPresent(granted -> new CodeGrants(session).keep(granted, ActsFor.in(login), answer));
        return answer;
    }

    @Override
    public Response sendError(AuthenticationSessionModel login, Error error, String description) {
        if (error == Error.LOA_INVALID) {
            return refuse(login, PortalAnswer.UNMET, description);
        }
        if (error == Error.PASSIVE_LOGIN_REQUIRED && Offer.outOfReach(login, session)) {
            return refuse(login, PortalAnswer.UNMET, "No login method reaches the requested level.");
        }
        return super.sendError(login, error, description);
    }

    /** A request that cannot be served: no level satisfies it, or it asks for something that is not to be had here. */
    Response refuse(AuthenticationSessionModel login) {
        return LevelRequest.of(login).isEmpty()
                ? refuse(login, PortalAnswer.UNMET, "No login method reaches the requested level.")
                : refuse(login, OAuthErrorException.INVALID_REQUEST, "The request asks for what is not to be had.");
    }

    /** The error of a request for an answer that {@link Discovery} does not name. */
    static Optional<String> unanswerable(AuthenticationSessionModel login) {
        if (!OIDCResponseType.CODE.equals(login.getClientNote(RESPONSE_TYPE_PARAM))) {
            return Optional.of(OAuthErrorException.UNSUPPORTED_RESPONSE_TYPE);
        }
        String mode = login.getClientNote(RESPONSE_MODE_PARAM);
        return mode == null || mode.equals(OIDCResponseMode.QUERY.value())
                ? Optional.empty()
                : Optional.of(OAuthErrorException.INVALID_REQUEST);
    }

    @Override
    public Response refuse(AuthenticationSessionModel login, String error, String description) {
        OIDCRedirectUriBuilder back =
                OIDCRedirectUriBuilder.fromUri(login.getRedirectUri(), OIDCResponseMode.QUERY, session, null);
        back.addParam(OAuth2Constants.ERROR, error);
        back.addParam(OAuth2Constants.ERROR_DESCRIPTION, description);
        String state = login.getClientNote(STATE_PARAM);
        if (state != null) {
            back.addParam(OAuth2Constants.STATE, state);
        }
        if (!OIDCAdvancedConfigWrapper.fromClientModel(login.getClient()).isExcludeIssuerFromAuthResponse()) {
            back.addParam(
                    OAuth2Constants.ISSUER,
                    Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName()));
        }
        new AuthenticationSessionManager(session).removeTabIdInAuthenticationSession(realm, login);
        return back.build();
    }

    @Override
    public Response backchannelLogout(UserSessionModel citizen, AuthenticatedClientSessionModel portal) {
        return new UnreachedPortals(session, citizen)
                .noted(portal, this, () -> super.backchannelLogout(citizen, portal));
    }

    @Override
    public Optional<String> kept(AuthenticatedClientSessionModel portal) {
        return new LogoutToldAgain(session).kept(portal);
    }

    @Override
    public boolean tellAgain(ClientModel portal, String kept) throws IOException {
        return new LogoutToldAgain(session).reaches(portal, kept);
    }

    @Override
    public Response finishBrowserLogout(UserSessionModel citizen, AuthenticationSessionModel logout) {
        Response finished = super.finishBrowserLogout(citizen, logout);
        UnreachedPortals unreached = new UnreachedPortals(session, citizen);
        return unreached.none() ? finished : unreached.page(logout, finished);
    }

    /** Besides Keycloak's reasons, {@code max_age=0} always means a new login, even within the same second. */
    @Override
    public boolean requireReauthentication(UserSessionModel citizen, AuthenticationSessionModel login) {
        return "0".equals(login.getClientNote(MAX_AGE_PARAM)) || super.requireReauthentication(citizen, login);
    }
}
