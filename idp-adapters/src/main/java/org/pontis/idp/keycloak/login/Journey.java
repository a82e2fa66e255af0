package org.pontis.idp.keycloak.login;

import java.util.Optional;

import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

/** Where a login is: at the chooser, in a method, or at the end of a failed attempt. */
final class Journey {

    private static final String METHOD = "pontis.method";
    private static final String FAILED = "pontis.failed";
    private static final String INCIDENT = "pontis.failed.incident";

    private Journey() {}

    static Optional<String> chosen(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(METHOD));
    }

    static void choose(String method, AuthenticationSessionModel login) {
        toChooser(login);
        login.setAuthNote(METHOD, method);
    }

    static void toChooser(AuthenticationSessionModel login) {
        login.removeAuthNote(METHOD);
        login.removeAuthNote(FAILED);
        login.removeAuthNote(INCIDENT);
        KeycloakAttempt.forget(login);
    }

    static void fail(Problem problem, AuthenticationSessionModel login) {
        KeycloakAttempt.forget(login);
        login.setAuthNote(FAILED, problem.what().code());
        login.setAuthNote(INCIDENT, problem.incident());
    }

    /** What ended the attempt, if it is over: enough to show it again, told already. */
    static Optional<Problem> failure(AuthenticationSessionModel login) {
        return Optional.ofNullable(login.getAuthNote(FAILED))
                .map(code -> new Problem(
                        new LoginProblem(code, Blame.USER, false),
                        login.getAuthNote(INCIDENT),
                        chosen(login).orElse("none")));
    }
}
