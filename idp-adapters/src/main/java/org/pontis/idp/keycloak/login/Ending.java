package org.pontis.idp.keycloak.login;

import java.util.Optional;

import org.keycloak.events.Errors;
import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/**
 * What a portal is told of a login that the citizen gave up. What failed in a method of ours stays between her and us; where
 * somebody else was to carry out the login, the portal learns that it was not her.
 *
 * @see org.pontis.idp.keycloak.portal.PortalAnswer
 */
enum Ending {
    CANCELLED(Errors.REJECTED_BY_USER),
    LEVEL_NOT_REACHED("level_not_reached"),
    PROVIDER_AWAY(Errors.IDENTITY_PROVIDER_ERROR),
    PROVIDER_FAILED(Errors.IDENTITY_PROVIDER_ERROR);

    private static final String AWAY = "_UNAVAILABLE";

    private final String event;

    Ending(String event) {
        this.event = event;
    }

    static Ending of(Optional<Problem> ended) {
        return ended.map(Problem::what).map(Ending::of).orElse(CANCELLED);
    }

    private static Ending of(LoginProblem what) {
        if (what.code().endsWith(LoginProblem.LEVEL_NOT_REACHED.code())) {
            // an identity provider's own word for it ends so
            return LEVEL_NOT_REACHED;
        }
        if (what.blame() != Blame.PROVIDER) {
            return CANCELLED;
        }
        return what.code().endsWith(AWAY) ? PROVIDER_AWAY : PROVIDER_FAILED;
    }

    /** The error in the portal's event. */
    String event() {
        return event;
    }
}
