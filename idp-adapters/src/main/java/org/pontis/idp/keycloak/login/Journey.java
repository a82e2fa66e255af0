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
    private static final String RETURNED = "pontis.returned";
    private static final String OTHERS = "pontis.failed.others";

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
        login.removeAuthNote(RETURNED);
        login.removeAuthNote(OTHERS);
        KeycloakAttempt.forget(login);
    }

    static void fail(Problem problem, AuthenticationSessionModel login) {
        KeycloakAttempt.forget(login);
        login.setAuthNote(FAILED, problem.what().code());
        login.setAuthNote(INCIDENT, problem.incident());
    }

    /** What ended the attempt, if it is over: enough to show it again, told already. */
    static Optional<Problem> failure(AuthenticationSessionModel login) {
        return problem(FAILED, chosen(login).orElse("none"), login);
    }

    /** The citizen is at the chooser again, from elsewhere, where she has read what went wrong. */
    static void comeBack(Problem problem, AuthenticationSessionModel login) {
        toChooser(login);
        login.setAuthNote(RETURNED, problem.what().code());
        login.setAuthNote(INCIDENT, problem.incident());
    }

    /** Where a login was carried out elsewhere, it matters to the portal whether it failed there by others than the citizen. */
    static void blame(Blame blame, AuthenticationSessionModel login) {
        login.setAuthNote(OTHERS, blame.name());
    }

    /** What went wrong elsewhere, if nothing was chosen since. */
    static Optional<Problem> back(AuthenticationSessionModel login) {
        return problem(RETURNED, "elsewhere", login);
    }

    private static Optional<Problem> problem(String note, String method, AuthenticationSessionModel login) {
        Blame blame = Optional.ofNullable(login.getAuthNote(OTHERS))
                .map(Blame::valueOf)
                .orElse(Blame.USER);
        return Optional.ofNullable(login.getAuthNote(note))
                .map(code -> new Problem(new LoginProblem(code, blame, false), login.getAuthNote(INCIDENT), method));
    }
}
