package org.pontis.idp.keycloak.gate;

import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * The rule both protocols answer by: only a login that {@link LevelGate} has stamped is answered. Any other loses its
 * session and is refused, so that a realm which disables the gate shuts itself instead of opening up.
 *
 * @param session the request
 * @param realm where the login happens
 * @param login what should carry the stamp
 */
public record StampedLogin(KeycloakSession session, RealmModel realm, AuthenticationSessionModel login) {

    /** What a portal is told instead of an answer. */
    public static final String REFUSAL = "The broker could not vouch for the level.";

    private static final Logger LOG = Logger.getLogger(StampedLogin.class);

    /** Keycloak's answer to a stamped login; otherwise the refusal, after the citizen's session has ended. */
    public Response answer(UserSessionModel citizen, Supplier<Response> answer, Supplier<Response> refusal) {
        if (Granted.stamped(login) || !Installation.of(session).guards(realm)) {
            return answer.get();
        }
        LOG.errorf("The level gate is missing or disabled in realm %s: no login finishes there.", realm.getName());
        session.sessions().removeUserSession(realm, citizen);
        return refusal.get();
    }
}
