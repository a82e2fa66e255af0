package org.pontis.idp.keycloak;

import java.util.Optional;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Citizen;

/** Tells Keycloak's brute-force protection whom a failed guess was aimed at, without making her this login's user. */
final class BruteForce {

    private BruteForce() {}

    static void aimAt(Optional<Citizen> citizen, AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (citizen.isPresent()) {
            login.setAuthNote(
                    AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME,
                    citizen.get().identifier().account());
        } else {
            login.removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        }
    }
}
