package org.pontis.idp.keycloak.operating;

import jakarta.ws.rs.ForbiddenException;

import org.keycloak.Config;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.AdminRoot;

/**
 * Somebody who may run a realm, by a token of that realm or of the administrators' realm. The role must stand in the token
 * itself: that the account has it is not enough, or a token made for something small would open everything.
 */
record Operator(AdminAuth auth, RealmModel realm) {

    /**
     * The bearer of this request's token.
     *
     * @param role one of Keycloak's administrative roles, such as {@code manage-realm}
     * @throws jakarta.ws.rs.NotAuthorizedException if there is no valid token
     * @throws ForbiddenException if the role is not in it, or the account has lost it since
     */
    static Operator with(String role, KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        AdminAuth auth;
        try {
            auth = AdminRoot.authenticateRealmAdminRequest(session);
        } finally {
            // Keycloak leaves the token's realm there
            session.getContext().setRealm(realm);
        }
        Operator operator = new Operator(auth, realm);
        if (!operator.holds(role)) {
            throw new ForbiddenException();
        }
        return operator;
    }

    private boolean holds(String role) {
        ClientModel management = management();
        RoleModel wanted = management == null ? null : management.getRole(role);
        if (wanted == null) {
            return false;
        }
        AccessToken.Access access = auth.getToken().getResourceAccess(management.getClientId());
        return access != null && access.isUserInRole(role) && auth.getUser().hasRole(wanted);
    }

    /** The client that has the realm's administrative roles, in the realm the token is of. */
    private ClientModel management() {
        if (auth.getRealm().getId().equals(realm.getId())) {
            return realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        }
        return Config.getAdminRealm().equals(auth.getRealm().getName()) ? realm.getMasterAdminClient() : null;
    }

    /** Records what the operator did as an admin event of the realm. */
    void did(OperationType what, String path, Object representation, KeycloakSession session) {
        AdminEventBuilder event = new AdminEventBuilder(
                        realm, auth, session, session.getContext().getConnection())
                .operation(what)
                .resource("PONTIS")
                .resourcePath("pontis/" + path);
        if (representation != null) {
            event.representation(representation);
        }
        event.success();
    }
}
