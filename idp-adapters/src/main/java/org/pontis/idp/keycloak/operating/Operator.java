package org.pontis.idp.keycloak.operating;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;

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
 * Somebody who may run a realm, by a token of that realm or of the administrators' realm. That the account has the role is
 * not enough, or a token made for something small would open everything: the token carries it. One of the administrators'
 * realm that carries no roles at all is as good as it is for Keycloak's own interface.
 */
record Operator(AdminAuth auth, RealmModel realm) {

    /**
     * The bearer of this request's token.
     *
     * @param role one of Keycloak's administrative roles, such as {@code manage-realm}
     * @throws WebApplicationException if there is no valid token, the role is not in it, or the account has lost it since
     */
    static Operator with(String role, KeycloakSession session) {
        Operator operator = of(session);
        operator.mustHold(role, operator.keycloaks(role));
        return operator;
    }

    /**
     * As {@link #with}, or with a role that allows only this.
     *
     * @param small such as {@code pause-methods}: a role of the administrators' realm, there {@code pause-methods-<realm>},
     *     because nobody may add roles to Keycloak's own
     */
    static Operator withOr(String role, String small, KeycloakSession session) {
        Operator operator = of(session);
        String ours = small + "-" + operator.realm.getName();
        operator.mustHold(role + " or " + ours, Stream.concat(operator.keycloaks(role), operator.administrators(ours)));
        return operator;
    }

    private static Operator of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return new Operator(bearer(realm, session), realm);
    }

    private void mustHold(String names, Stream<RoleModel> oneOf) {
        if (oneOf.noneMatch(this::holds)) {
            throw Refusal.ROLE_MISSING.because("The token does not carry the role " + names
                    + " for this realm. Give it to the service account whose token you use; one in the administrators' realm"
                    + " is best.");
        }
    }

    private static AdminAuth bearer(RealmModel realm, KeycloakSession session) {
        if (session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw Refusal.TOKEN_MISSING.because(
                    "Send an access token: Authorization: Bearer …, from the token endpoint with client_credentials.");
        }
        try {
            return AdminRoot.authenticateRealmAdminRequest(session);
        } catch (NotAuthorizedException | NullPointerException invalid) {
            // the second: Keycloak looks for an issuer in whatever is signed by nobody
            throw Refusal.TOKEN_INVALID.because(
                    "The token is none of this server's, or it is over: tokens live a minute. Fetch another.");
        } finally {
            // Keycloak leaves the token's realm there
            session.getContext().setRealm(realm);
        }
    }

    private Stream<RoleModel> keycloaks(String role) {
        return Optional.ofNullable(management()).map(client -> client.getRole(role)).stream();
    }

    private Stream<RoleModel> administrators(String role) {
        return isAdministrators() ? Stream.ofNullable(auth.getRealm().getRole(role)) : Stream.empty();
    }

    private boolean holds(RoleModel role) {
        return carries(role) && auth.getUser().hasRole(role);
    }

    private boolean carries(RoleModel role) {
        if (isLightweight()) {
            // it names no roles, and Keycloak's own interface asks this
            return auth.getClient().hasScope(role);
        }
        AccessToken.Access access = role.getContainer() instanceof ClientModel client
                ? auth.getToken().getResourceAccess(client.getClientId())
                : auth.getToken().getRealmAccess();
        return access != null && access.isUserInRole(role.getName());
    }

    private boolean isLightweight() {
        return isAdministrators()
                && Boolean.parseBoolean(auth.getClient().getAttribute(Constants.USE_LIGHTWEIGHT_ACCESS_TOKEN_ENABLED));
    }

    private boolean isAdministrators() {
        return Config.getAdminRealm().equals(auth.getRealm().getName());
    }

    /** The client that has the realm's administrative roles, in the realm the token is of. */
    private ClientModel management() {
        if (auth.getRealm().getId().equals(realm.getId())) {
            return realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID);
        }
        return isAdministrators() ? realm.getMasterAdminClient() : null;
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
