package org.pontis.idp.keycloak;

import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.services.ErrorPageException;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Keycloak's OpenID Connect endpoints with two differences: the authorization endpoint makes its own protocol for
 * {@code prompt=none}, past every provider, and would answer it with no gate; here it gets the guarded one. And what a
 * portal asked wrongly is told to the portal, not to the citizen.
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

        /** Only once client and redirect address have been checked. */
        private AuthenticationSessionModel begun;

        Authorization(KeycloakSession session, EventBuilder event) {
            super(session, event);
        }

        @GET
        @Override
        public Response buildGet() {
            return answered(super::buildGet);
        }

        @POST
        @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
        @Override
        public Response buildPost() {
            return answered(super::buildPost);
        }

        /**
         * A page of Keycloak's tells a citizen about a mistake of the portal's, such as an essential level that nobody
         * knows. Once the redirect address is checked the portal is told instead.
         */
        private Response answered(Supplier<Response> endpoint) {
            try {
                return endpoint.get();
            } catch (ErrorPageException page) {
                if (begun == null || begun.getRedirectUri() == null) {
                    throw page;
                }
                return guarded(begun).refuse(begun);
            }
        }

        @Override
        protected AuthenticationSessionModel createAuthenticationSession(ClientModel portal, String state) {
            begun = super.createAuthenticationSession(portal, state);
            return begun;
        }

        @Override
        protected Response handleBrowserAuthenticationRequest(
                AuthenticationSessionModel login, LoginProtocol own, boolean passive, boolean redirect) {
            return super.handleBrowserAuthenticationRequest(login, guarded(login), passive, redirect);
        }

        private GuardedOidcProtocol guarded(AuthenticationSessionModel login) {
            LoginProtocol guarded = session.getProvider(LoginProtocol.class, login.getProtocol())
                    .setRealm(realm)
                    .setUriInfo(session.getContext().getUri())
                    .setHttpHeaders(headers)
                    .setEventBuilder(event);
            return (GuardedOidcProtocol) guarded;
        }
    }
}
