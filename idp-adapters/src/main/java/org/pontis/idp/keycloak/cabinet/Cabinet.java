package org.pontis.idp.keycloak.cabinet;

import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.AccountResourceProvider;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;

/**
 * The addresses below {@code /realms/<realm>/account}. Seeing needs a live session at level low. What names one of her things stands in
 * forms, never in an address.
 */
public final class Cabinet implements AccountResourceProvider {

    private final KeycloakSession session;

    Cabinet(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}

    /** Her log-ins; {@code show} and {@code before} choose some of them. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response logins() {
        return enter(room -> room.whereSheWas().orElseGet(() -> new LoginsPage(room).show()));
    }

    /** The receipt for one entry, as a file. */
    @POST
    @Path("receipt")
    public Response receipt() {
        return act(room -> new LoginsPage(room).receipt());
    }

    /** Her live sessions. */
    @GET
    @Path("sessions")
    @Produces(MediaType.TEXT_HTML)
    public Response sessions() {
        return enter(room -> new SessionsPage(room).show());
    }

    /** Ends one of them, or all but this one. */
    @POST
    @Path("sessions")
    @Produces(MediaType.TEXT_HTML)
    public Response endSessions() {
        return act(room -> new SessionsPage(room).end());
    }

    /** What she can log in with. */
    @GET
    @Path("means")
    @Produces(MediaType.TEXT_HTML)
    public Response means() {
        return enter(room -> new MeansPage(room).show());
    }

    /** Stops one of them, or all. */
    @POST
    @Path("means")
    @Produces(MediaType.TEXT_HTML)
    public Response suspend() {
        return act(room -> new MeansPage(room).suspend());
    }

    /** A log-in was not hers: what will happen. */
    @POST
    @Path("not-me")
    @Produces(MediaType.TEXT_HTML)
    public Response notMe() {
        return act(room -> new NotMe(room).ask());
    }

    /** It happens. */
    @POST
    @Path("not-me/yes")
    @Produces(MediaType.TEXT_HTML)
    public Response stop() {
        return act(room -> new NotMe(room).stop());
    }

    /** What she is told of, and how. */
    @GET
    @Path("alerts")
    @Produces(MediaType.TEXT_HTML)
    public Response alerts() {
        return enter(room -> new AlertsPage(room).show());
    }

    /** Chooses it. */
    @POST
    @Path("alerts")
    @Produces(MediaType.TEXT_HTML)
    public Response chooseAlerts() {
        return act(room -> new AlertsPage(room).save());
    }

    /** An address to write to, or none. */
    @POST
    @Path("alerts/email")
    @Produces(MediaType.TEXT_HTML)
    public Response email() {
        return act(room -> new AlertsPage(room).email());
    }

    /** The code that went there. */
    @POST
    @Path("alerts/code")
    @Produces(MediaType.TEXT_HTML)
    public Response emailCode() {
        return act(room -> new AlertsPage(room).verify());
    }

    /** Out of here, and of every portal. */
    @POST
    @Path("logout")
    @Produces(MediaType.TEXT_HTML)
    public Response logout() {
        return act(room -> new Leaving(room).leave());
    }

    private Response enter(Function<Room, Response> page) {
        return switch (new Visit(session, Door.CABINET, LevelOfAssurance.LOW).visitor()) {
            case Visitor.Away away -> away.response();
            case Visitor.Known guest -> page.apply(new Room(session, guest));
        };
    }

    /** Does what a form asks for, if it is a form of ours; otherwise nothing is done, and she is told so. */
    private Response act(Function<Room, Response> deed) {
        return enter(room -> room.sentByHer() ? deed.apply(room) : room.stale());
    }
}
