package org.pontis.idp.keycloak.registration;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.registration.AgeLimits.Way;
import org.pontis.idp.registration.RegistrationRules;

/** The registration's own pages, below {@code /realms/<realm>/pontis/registration}. No address says who registers. */
@Produces(MediaType.TEXT_HTML)
public final class RegistrationResource {

    private final KeycloakSession session;

    public RegistrationResource(KeycloakSession session) {
        this.session = session;
    }

    /** Which ways there are; and where the login for one of them comes back to. */
    @GET
    public Response ways() {
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        if (query.containsKey("code") || query.containsKey("error")) {
            return back(query);
        }
        Room room = new Room(session, "");
        RegistrationRules rules = room.rules();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("online", rules.open(Way.ONLINE));
        model.put("certificate", rules.open(Way.CERTIFICATE));
        model.put("desk", rules.open(Way.DESK));
        model.put("ageOnline", rules.ages().from(Way.ONLINE, Kind.PHONE));
        model.put("ageCertificate", rules.ages().from(Way.CERTIFICATE, Kind.PHONE));
        return room.show("registration", model);
    }

    private Response back(MultivaluedMap<String, String> query) {
        Visit visit = new Visit(session, Door.REGISTRATION, LevelOfAssurance.HIGH);
        if (visit.known().isPresent()) {
            URI there = new Room(session, "certificate").address("certificate");
            return Response.seeOther(there).header("Cache-Control", "no-store").build();
        }
        return switch (visit.visitor()) {
            case org.pontis.idp.keycloak.visit.Visitor.Away away -> away.response();
            case org.pontis.idp.keycloak.visit.Visitor.Known known ->
                throw new IllegalStateException("She was not there.");
        };
    }

    @GET
    @Path("online")
    public Response online() {
        return new OnlinePage(session).get();
    }

    @POST
    @Path("online")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response onlineForm() {
        return new OnlinePage(session).post(form());
    }

    @GET
    @Path("certificate")
    public Response certificate() {
        return new CertificatePage(session).get();
    }

    @POST
    @Path("certificate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response certificateForm() {
        return new CertificatePage(session).post(form());
    }

    @GET
    @Path("activate")
    public Response activate() {
        return new ActivationPage(session).get();
    }

    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response activateForm() {
        return new ActivationPage(session).post(form());
    }

    private MultivaluedMap<String, String> form() {
        return session.getContext().getHttpRequest().getDecodedFormParameters();
    }
}
