package org.pontis.idp.keycloak;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's OpenID Connect endpoints with one difference: the authorization endpoint makes its own protocol for
 * {@code prompt=none}, past every provider, and would answer it with no gate. Here it gets the guarded one.
 */
public class GuardedOidcEndpoints extends OIDCLoginProtocolService {

    private final KeycloakSession session;
    private final EventBuilder event;

    GuardedOidcEndpoints(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    @Path("auth")
    @Override
    public Object auth() {
        return new Authorization(session, event);
    }

    /** The authorization endpoint, answering by {@link GuardedOidcProtocol} on every path. */
    public static class Authorization extends AuthorizationEndpoint {

        Authorization(KeycloakSession session, EventBuilder event) {
            super(session, event);
        }

        @Override
        protected Response handleBrowserAuthenticationRequest(
                AuthenticationSessionModel login, LoginProtocol own, boolean passive, boolean redirect) {
            LoginProtocol guarded = session.getProvider(LoginProtocol.class, login.getProtocol())
                    .setRealm(realm)
                    .setUriInfo(session.getContext().getUri())
                    .setHttpHeaders(headers)
                    .setEventBuilder(event);
            return super.handleBrowserAuthenticationRequest(login, guarded, passive, redirect);
        }
    }
}
