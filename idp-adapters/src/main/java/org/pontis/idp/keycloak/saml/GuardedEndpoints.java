package org.pontis.idp.keycloak.saml;

import java.io.InputStream;
import java.util.function.Supplier;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.SamlService;
import org.keycloak.saml.common.constants.GeneralConstants;
import org.keycloak.saml.validators.DestinationValidator;
import org.keycloak.services.util.CacheControlUtil;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.MediaType;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.saml.Envelope;
import org.pontis.idp.saml.PostBinding;
import org.pontis.idp.saml.RedirectBinding;
import org.pontis.idp.saml.Refused;
import org.pontis.idp.saml.Unanswerable;
import org.pontis.idp.saml.Validity;

/**
 * Keycloak's SAML endpoints for browsers, behind {@link org.pontis.idp.saml.Gate}: a message is examined before Keycloak's
 * parser sees it, and each is good once. Responses, whose signature Keycloak does not check, are checked here. Artifacts, SOAP
 * with its ECP profile and logins that no portal asked for are not offered. Realms without the level gate keep Keycloak's own.
 */
public class GuardedEndpoints extends SamlService {

    private final KeycloakSession session;
    private final EventBuilder event;
    private final Validity validity;

    GuardedEndpoints(
            KeycloakSession session,
            EventBuilder event,
            long largest,
            DestinationValidator destinations,
            Validity validity) {
        super(session, event, largest, destinations);
        this.session = session;
        this.event = event;
        this.validity = validity;
    }

    @GET
    @Override
    public void redirectBinding(
            @Suspended AsyncResponse browser,
            @QueryParam(GeneralConstants.SAML_REQUEST_KEY) String request,
            @QueryParam(GeneralConstants.SAML_RESPONSE_KEY) String response,
            @QueryParam(GeneralConstants.RELAY_STATE) String relayState,
            @QueryParam(GeneralConstants.SAML_ARTIFACT_KEY) String artifact) {
        if (guards()) {
            CacheControlUtil.noBackButtonCacheControlHeader(session);
            browser.resume(answer(Binding.REDIRECT, () -> RedirectBinding.read(rawQuery())));
        } else {
            super.redirectBinding(browser, request, response, relayState, artifact);
        }
    }

    @POST
    @Override
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public void postBinding(
            @Suspended AsyncResponse browser,
            @FormParam(GeneralConstants.SAML_REQUEST_KEY) String request,
            @FormParam(GeneralConstants.SAML_RESPONSE_KEY) String response,
            @FormParam(GeneralConstants.RELAY_STATE) String relayState,
            @FormParam(GeneralConstants.SAML_ARTIFACT_KEY) String artifact) {
        if (guards()) {
            CacheControlUtil.noBackButtonCacheControlHeader(session);
            browser.resume(answer(
                    Binding.POST,
                    () -> PostBinding.read(
                            session.getContext().getHttpRequest().getDecodedFormParameters(), rawQuery())));
        } else {
            super.postBinding(browser, request, response, relayState, artifact);
        }
    }

    /** Takes whatever is no form: with no method for a type, the server answers 500. */
    @POST
    @Override
    @Consumes(jakarta.ws.rs.core.MediaType.WILDCARD)
    public Response soapBinding(InputStream message) {
        return guards() ? notOffered() : super.soapBinding(message);
    }

    @POST
    @Override
    @Path(ARTIFACT_RESOLUTION_SERVICE_PATH)
    @Consumes(jakarta.ws.rs.core.MediaType.WILDCARD)
    public Response artifactResolutionService(InputStream message) {
        return guards() ? notOffered() : super.artifactResolutionService(message);
    }

    @GET
    @Override
    @Path("clients/{client}")
    @Produces(MediaType.TEXT_HTML_UTF_8)
    public Response idpInitiatedSSO(
            @PathParam("client") String portal, @QueryParam(GeneralConstants.RELAY_STATE) String relayState) {
        return guards() ? notOffered() : super.idpInitiatedSSO(portal, relayState);
    }

    @GET
    @Override
    @Path("descriptor")
    @Produces(MediaType.APPLICATION_XML)
    public String getDescriptor() throws Exception {
        session.getContext().getHttpResponse().setHeader("Cache-Control", "no-cache");
        return guards() ? Descriptor.offered(super.getDescriptor()) : super.getDescriptor();
    }

    /** Keycloak would answer passive requests by its own object, which knows nothing of levels out of reach. */
    @Override
    protected Response newBrowserAuthentication(
            AuthenticationSessionModel login, boolean passive, boolean redirect, SamlProtocol stock) {
        if (!guards()) {
            return super.newBrowserAuthentication(login, passive, redirect, stock);
        }
        GuardedProtocol answers = new GuardedProtocol();
        answers.setEventBuilder(event)
                .setHttpHeaders(session.getContext().getRequestHeaders())
                .setRealm(realm)
                .setSession(session)
                .setUriInfo(session.getContext().getUri());
        return Reception.in(session)
                .flatMap(reception -> Unanswerable.in(reception.message()))
                .map(why -> answers.cannot(login, why))
                .orElseGet(() -> super.newBrowserAuthentication(login, passive, redirect, answers));
    }

    private boolean guards() {
        return Installation.of(session).guards(realm);
    }

    private static Response notOffered() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    private String rawQuery() {
        return session.getContext().getUri().getRequestUri().getRawQuery();
    }

    private Response answer(Binding binding, Supplier<Envelope> arrival) {
        try {
            Envelope envelope = arrival.get();
            Reception reception = Reception.of(envelope, session);
            Examined examined = new Examined(this, reception, binding, validity);
            String relayState = envelope.relayState().orElse(null);
            // what was examined is handed on, not what some other reader found in the parameters
            return envelope.response()
                    ? examined.execute(null, envelope.encoded(), relayState, null)
                    : examined.execute(envelope.encoded(), null, relayState, null);
        } catch (Refused refused) {
            return Refusal.in(session).page(refused, event);
        }
    }
}
