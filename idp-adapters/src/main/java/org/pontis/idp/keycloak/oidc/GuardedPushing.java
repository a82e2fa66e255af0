package org.pontis.idp.keycloak.oidc;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.OAuth2Constants;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.par.endpoints.ParEndpoint;
import org.keycloak.protocol.oidc.par.endpoints.ParRootEndpoint;
import org.keycloak.services.ErrorResponseException;

/** Keycloak's endpoint for pushed requests (RFC 9126), as strict about what is pushed as {@link GuardedAuthorization}. */
public class GuardedPushing extends ParEndpoint {

    GuardedPushing(KeycloakSession session, EventBuilder event) {
        super(session, event);
    }

    /** Where {@code ext/par} leads on. */
    public static class Root extends ParRootEndpoint {

        private final KeycloakSession session;
        private final EventBuilder event;

        Root(KeycloakSession session, EventBuilder event) {
            super(session);
            this.session = session;
            this.event = event;
        }

        @Path("/request")
        @Override
        public GuardedPushing request() {
            return new GuardedPushing(session, event);
        }
    }

    @Path("/")
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Override
    public Response request() {
        MultivaluedMap<String, String> request =
                pushed(session.getContext().getHttpRequest().getDecodedFormParameters());
        Optional<String> flaw = Parameters.flaw(request, session);
        if (flaw.isPresent()) {
            event.event(EventType.PUSHED_AUTHORIZATION_REQUEST);
            Parameters.tell(flaw.get(), request, session, event);
            throw new ErrorResponseException(
                    OAuthErrorException.INVALID_REQUEST, "Invalid " + flaw.get(), Response.Status.BAD_REQUEST);
        }
        return super.request();
    }

    /** Without what the portal proves itself with. */
    private static MultivaluedMap<String, String> pushed(MultivaluedMap<String, String> form) {
        MultivaluedMap<String, String> request = new MultivaluedHashMap<>(form);
        request.remove(OAuth2Constants.CLIENT_ASSERTION);
        request.remove(OAuth2Constants.CLIENT_ASSERTION_TYPE);
        request.remove(OAuth2Constants.CLIENT_SECRET);
        return request;
    }
}
