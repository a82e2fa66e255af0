package org.pontis.idp.keycloak.ledger;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Somebody who may read all entries: the token was made for the ledger and carries the realm's role, and the account still has it.
 * An auditor who logs in at some portal does not lend it her eyes.
 */
final class Auditor {

    static final String ROLE = "pontis-auditor";
    private static final String AUDIENCE = "pontis-ledger";

    private Auditor() {}

    /** @throws jakarta.ws.rs.WebApplicationException if the bearer of this request's token is none */
    static void mustBe(KeycloakSession session) {
        if (session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw LedgerRefusal.TOKEN_MISSING.thrown();
        }
        AuthResult bearer = bearer(session);
        if (bearer == null) {
            throw LedgerRefusal.TOKEN_INVALID.thrown();
        }
        if (!bearer.token().hasAudience(AUDIENCE)) {
            throw LedgerRefusal.AUDIENCE_MISSING.thrown();
        }
        RoleModel role = session.getContext().getRealm().getRole(ROLE);
        boolean carries = bearer.token().getRealmAccess() != null
                && bearer.token().getRealmAccess().isUserInRole(ROLE);
        if (role == null || !carries || !bearer.user().hasRole(role)) {
            throw LedgerRefusal.ROLE_MISSING.thrown();
        }
    }

    private static AuthResult bearer(KeycloakSession session) {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException noBearer) {
            return null;
        }
    }
}
