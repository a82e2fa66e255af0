package org.pontis.idp.keycloak;

import java.util.Optional;

import org.keycloak.sessions.AuthenticationSessionModel;
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

    static boolean failed(AuthenticationSessionModel login) {
        return login.getAuthNote(FAILED) != null;
    }

    static boolean failedBecause(LoginProblem problem, AuthenticationSessionModel login) {
        return problem.code().equals(login.getAuthNote(FAILED));
    }

    /** The code and incident of the failure, to show it again on a reload. */
    static String failure(AuthenticationSessionModel login) {
        return login.getAuthNote(FAILED);
    }

    static String incident(AuthenticationSessionModel login) {
        return login.getAuthNote(INCIDENT);
    }
}
