package org.pontis.idp.keycloak.gate;

import java.util.Map;
import java.util.Optional;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.installation.Now;

/**
 * How long a login takes: from the portal's request to the answer, the citizen's own time included. A login by single sign-on is told
 * as that, because nobody was asked for anything.
 */
public final class LoginTime {

    /** The event's detail with milliseconds. */
    public static final String TOOK = "took";

    /** The event's detail of a login for which a session was enough. */
    public static final String SSO = "sso";

    private static final String BEGUN = "pontis.begun";

    private LoginTime() {}

    /** The first request of this login; those that follow change nothing. */
    public static void begin(AuthenticationSessionModel login) {
        if (login.getClientNote(BEGUN) == null) {
            login.setClientNote(BEGUN, Long.toString(Now.get().toEpochMilli()));
        }
    }

    /**
     * Whoever comes in is told of with both.
     *
     * @param portal her session there, in which Keycloak has noted by now whether she was asked for anything
     */
    public static void tell(
            AuthenticationSessionModel login, AuthenticatedClientSessionModel portal, EventBuilder event) {
        if (event == null) {
            return;
        }
        if (AuthenticationManager.isSSOAuthentication(portal)) {
            event.detail(SSO, "true");
        }
        String begun = login.getClientNote(BEGUN);
        if (begun != null) {
            event.detail(TOOK, Long.toString(Math.max(0, Now.get().toEpochMilli() - Long.parseLong(begun))));
        }
    }

    /** In milliseconds. */
    public static Optional<Long> took(Map<String, String> details) {
        return Optional.ofNullable(details.get(TOOK)).map(Long::valueOf);
    }
}
