package org.pontis.idp.keycloak;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.resource.RealmResourceProvider;

/** What an operator may ask of one realm: is it healthy, and forget its counters. */
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

    /** 200 when citizens can log in, 503 when the gate is missing (then nobody can) or no SMS centre is bound. */
    @GET
    @Path("health")
    @Produces(MediaType.APPLICATION_JSON)
    public Response health() {
        RealmHealth health = RealmHealth.of(session);
        return Response.status(health.up() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(health.report())
                .build();
    }

    /** Forgets all counters and cool-downs of the realm. Needs the role {@code manage-users}. */
    @DELETE
    @Path("limits")
    public Response forgetLimits() {
        if (!mayManageUsers()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        RealmModel realm = session.getContext().getRealm();
        new TableLimits(session, Installation.of(session).codes()).forgetAll();
        session.loginFailures().removeAllUserLoginFailures(realm);
        return Response.noContent().build();
    }

    private boolean mayManageUsers() {
        AuthResult caller = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        return caller != null && holdsManageUsers(caller.user());
    }

    private boolean holdsManageUsers(UserModel caller) {
        ClientModel management =
                session.getContext().getRealm().getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        RoleModel role = management == null ? null : management.getRole(AdminRoles.MANAGE_USERS);
        return role != null && caller.hasRole(role);
    }
}
