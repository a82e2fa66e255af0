package org.pontis.idp.keycloak.operating;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.admin.OperationType;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.pontis.idp.keycloak.desk.DeskResource;
import org.pontis.idp.keycloak.figures.FiguresResource;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.ledger.LedgerResource;
import org.pontis.idp.keycloak.limits.TableLimits;
import org.pontis.idp.keycloak.logout.LogoutPage;
import org.pontis.idp.keycloak.pages.CitizenPages;
import org.pontis.idp.keycloak.place.MethodPlace;
import org.pontis.idp.keycloak.recovery.RecoveryResource;
import org.pontis.idp.keycloak.registration.RegistrationResource;

/**
 * What stands beside the logins of one realm. For its operator: is it healthy, forget its counters, close a login method
 * for a while. For everybody: help and statements, and the places of methods.
 */
public final class PontisResource implements RealmResourceProvider {

    private final KeycloakSession session;

    PontisResource(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public Object getResource() {
        return this;
    }

    @Override
    public void close() {}

    /** 200 when citizens can log in, 503 when the gate is missing (then nobody can) or no SMS centre takes messages. */
    @GET
    @Path("health")
    @Produces(MediaType.APPLICATION_JSON)
    public Response health() {
        RealmHealth health = RealmHealth.of(session);
        return Response.status(health.up() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(health.report())
                .build();
    }

    /** Forgets all counters and cool-downs of the realm. Needs a token with the role {@code manage-users}. */
    @DELETE
    @Path("limits")
    public Response forgetLimits() {
        Operator operator = Operator.with(AdminRoles.MANAGE_USERS, session);
        new TableLimits(session, Installation.of(session).codes()).forgetAll();
        Installation.of(session).glance().forget();
        session.loginFailures().removeAllUserLoginFailures(operator.realm());
        operator.did(OperationType.DELETE, "limits", null, session);
        return Response.noContent().build();
    }

    /** What each method is and what to do when it does not work. */
    @GET
    @Path("help")
    @Produces(MediaType.TEXT_HTML)
    public Response help() {
        return new CitizenPages(session).help();
    }

    /** Help with one method. */
    @GET
    @Path("help/{method}")
    @Produces(MediaType.TEXT_HTML)
    public Response help(@PathParam("method") String method) {
        return new CitizenPages(session).help(method);
    }

    /** The accessibility statement. */
    @GET
    @Path("accessibility")
    @Produces(MediaType.TEXT_HTML)
    public Response accessibility() {
        return new CitizenPages(session).accessibility();
    }

    /** The privacy statement. */
    @GET
    @Path("privacy")
    @Produces(MediaType.TEXT_HTML)
    public Response privacy() {
        return new CitizenPages(session).privacy();
    }

    /** The operator's figures. */
    @Path("figures")
    public FiguresResource figures() {
        return new FiguresResource(session);
    }

    /** How this browser's last logout goes on. */
    @GET
    @Path("logout")
    @Produces(MediaType.TEXT_HTML)
    public Response logout() {
        return new LogoutPage(session).show();
    }

    /** A method's own place, where it sends browsers. */
    @Path("place/{method}")
    public MethodPlace place(@PathParam("method") String method) {
        return new MethodPlace(session, method);
    }

    /** Where officers help citizens who come in person. */
    @Path("desk")
    public DeskResource desk() {
        return new DeskResource(session);
    }

    /** The trail of the realm, for whoever checks it. */
    @Path("ledger")
    public LedgerResource ledger() {
        return new LedgerResource(session);
    }

    /** The cabinet, whose own address is that of Keycloak's account console. */
    @GET
    @Path("cabinet")
    public Response cabinet() {
        return Response.seeOther(session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path("realms/{realm}/account")
                        .build(session.getContext().getRealm().getName()))
                .build();
    }

    /** The login methods of the realm, and closing one of them for a while. */
    @Path("methods")
    public MethodsResource methods() {
        return new MethodsResource(session);
    }

    /** Where people become citizens of the broker. */
    @Path("registration")
    public RegistrationResource registration() {
        return new RegistrationResource(session);
    }

    /** For the day something is lost: what stops it, and how to get something new. */
    @Path("recovery")
    public RecoveryResource recovery() {
        return new RecoveryResource(session);
    }
}
