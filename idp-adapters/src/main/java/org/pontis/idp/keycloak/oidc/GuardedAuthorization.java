package org.pontis.idp.keycloak.oidc;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.portal.LevelRequest;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * Keycloak's authorization endpoint with two differences. It makes its own protocol for {@code prompt=none}, past every
 * provider, and would answer it with no gate; here {@link GuardedProtocol} answers on every path. And what a portal asked
 * wrongly is told to the portal, not to the citizen.
 */
public class GuardedAuthorization extends AuthorizationEndpoint {

    private static final String INCIDENT = "incident";

    private final boolean guards;

    /** Only once client and redirect address have been checked. */
    private AuthenticationSessionModel begun;

    GuardedAuthorization(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.guards = Installation.of(session).guards(realm);
    }

    @GET
    @Override
    public Response buildGet() {
        MultivaluedMap<String, String> request = session.getContext().getUri().getQueryParameters();
        return answered(request, super::buildGet);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Override
    public Response buildPost() {
        MultivaluedMap<String, String> request = httpRequest.getDecodedFormParameters();
        return answered(request, super::buildPost);
    }

    /**
     * A page of Keycloak's tells a citizen about a mistake of the portal's. Once the redirect address is checked, the
     * portal is told instead; and a request that only Keycloak does not understand is no mistake.
     */
    private Response answered(MultivaluedMap<String, String> request, Supplier<Response> endpoint) {
        Optional<PushedRequest> pushed = PushedRequest.withMoreBeside(request);
        if (guards && pushed.isPresent()) {
            return pushed.get().alone(session.getContext().getUri());
        }
        String incident = Incident.of(session);
        event.detail(INCIDENT, incident);
        Optional<String> flaw = Parameters.flaw(request, session);
        if (flaw.isPresent()) {
            Parameters.tell(flaw.get(), request, session, event);
            return page(incident);
        }
        try {
            return endpoint.get();
        } catch (ErrorPageException page) {
            if (begun == null || begun.getRedirectUri() == null) {
                if (guards) {
                    return page(incident);
                }
                throw page;
            }
            return LevelRequest.of(begun).isPresent() && !wantsAccount(begun)
                    ? proceed(begun)
                    : guarded(begun).refuse(begun);
        }
    }

    /** Where no address can be trusted, nothing is sent on: a page, with the incident that the event has. */
    private Response page(String incident) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("problem", Map.of("code", "OIDC_REQUEST_INVALID", INCIDENT, incident))
                .setError(Messages.INVALID_REQUEST)
                .createErrorPage(Response.Status.BAD_REQUEST);
    }

    /** {@code prompt=create}, where nobody registers herself. */
    private static boolean wantsAccount(AuthenticationSessionModel login) {
        return OIDCLoginProtocol.PROMPT_VALUE_CREATE.equals(login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM));
    }

    /**
     * Keycloak refuses an essential list that names a level it does not know, or one below the portal's minimum, though
     * another of the list would do. It goes on where Keycloak stopped, with a new event: the old one says error.
     */
    private Response proceed(AuthenticationSessionModel login) {
        login.setAuthNote(Details.AUTH_TYPE, CODE_AUTH_TYPE);
        EventBuilder another = new EventBuilder(realm, session, clientConnection)
                .event(EventType.LOGIN)
                .client(login.getClient())
                .detail(Details.REDIRECT_URI, login.getRedirectUri());
        return new GuardedAuthorization(session, another)
                .handleBrowserAuthenticationRequest(login, guarded(login), Wishes.passive(login), /* redirect= */ true);
    }

    @Override
    protected AuthenticationSessionModel createAuthenticationSession(ClientModel portal, String state) {
        begun = super.createAuthenticationSession(portal, state);
        event.removeDetail(INCIDENT);
        return begun;
    }

    @Override
    protected Response handleBrowserAuthenticationRequest(
            AuthenticationSessionModel login, LoginProtocol own, boolean passive, boolean redirect) {
        GuardedProtocol protocol = guarded(login);
        Optional<String> error = guards ? GuardedProtocol.unanswerable(login) : Optional.empty();
        if (error.isPresent()) {
            event.detail(Details.REASON, error.get()).error(Errors.INVALID_REQUEST);
            return protocol.refuse(login, error.get(), "Answers are codes, in the query.");
        }
        return super.handleBrowserAuthenticationRequest(login, protocol, passive, redirect);
    }

    private GuardedProtocol guarded(AuthenticationSessionModel login) {
        LoginProtocol guarded = session.getProvider(LoginProtocol.class, login.getProtocol())
                .setRealm(realm)
                .setUriInfo(session.getContext().getUri())
                .setHttpHeaders(headers)
                .setEventBuilder(event);
        return (GuardedProtocol) guarded;
    }
}
