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

    /**
     * The same as an auditor's.
     *
     * @throws jakarta.ws.rs.WebApplicationException if the bearer of this request's token is none
     */
    static Reading mustBe(Reading nobodys) {
        KeycloakSession session = nobodys.session();
        if (session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            throw nobodys.refused(LedgerRefusal.TOKEN_MISSING);
        }
        AuthResult bearer = bearer(session);
        if (bearer == null) {
            throw nobodys.refused(LedgerRefusal.TOKEN_INVALID);
        }
        Reading reading = nobodys.byAuditor(bearer.user(), bearer.client());
        if (!bearer.token().hasAudience(AUDIENCE)) {
            throw reading.refused(LedgerRefusal.AUDIENCE_MISSING);
        }
        RoleModel role = session.getContext().getRealm().getRole(ROLE);
        boolean carries = bearer.token().getRealmAccess() != null
                && bearer.token().getRealmAccess().isUserInRole(ROLE);
        if (role == null || !carries || !bearer.user().hasRole(role)) {
            throw reading.refused(LedgerRefusal.ROLE_MISSING);
        }
        return reading;
    }

    private static AuthResult bearer(KeycloakSession session) {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException noBearer) {
            return null;
        }
    }
}
