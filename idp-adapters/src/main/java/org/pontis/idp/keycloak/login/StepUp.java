package org.pontis.idp.keycloak.login;

import java.util.Optional;
import java.util.UUID;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.idp.keycloak.gate.Enrolment;
import org.pontis.idp.keycloak.gate.Proofs;

/**
 * A login that builds on a live session. It does so only as long as that session lives in this browser, with the credentials it
 * began with; each request looks again.
 *
 * @param session what it builds on, if it is a step-up and the session still lives
 */
record StepUp(AuthenticationSessionModel login, Optional<UserSessionModel> session) {

    private static final String NOTE = "pontis.step-up";
    private static final String NAME = "pontis.name";

    static StepUp of(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return of(login, isOne(login) ? live(context) : Optional.empty());
    }

    static StepUp of(AuthenticationSessionModel login, Optional<UserSessionModel> live) {
        return new StepUp(login, live.filter(session -> mark(session).equals(login.getAuthNote(NOTE))));
    }

    /** The session that is alive in this browser, whoever's it is. */
    static Optional<UserSessionModel> live(AuthenticationFlowContext context) {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(
                        context.getSession(), context.getRealm(), true))
                .map(AuthResult::session);
    }

    static boolean isOne(AuthenticationSessionModel login) {
        return login.getAuthNote(NOTE) != null;
    }

    static void begin(AuthenticationSessionModel login, UserSessionModel session) {
        login.setAuthNote(NOTE, mark(session));
    }

    /** The session that comes of this login keeps its name, or gets one: the next in a browser may have the same id. */
    static void name(AuthenticationSessionModel login, Optional<UserSessionModel> live) {
        login.setUserSessionNote(
                NAME, live.map(session -> session.getNote(NAME)).orElseGet(() -> UUID.randomUUID()
                        .toString()));
    }

    /** Whether it has lost what it was built on. */
    boolean isOver() {
        return isOne(login) && session.isEmpty();
    }

    /** What of the session counts for this portal, by what the session holds now. */
    Optional<Proofs> proofs() {
        return session.map(live -> SessionAuthenticator.counting(live, login));
    }

    /** The login begins again, with nobody known and nothing proven. */
    static void forget(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        login.removeAuthNote(NOTE);
        Proofs.forget(login);
        Journey.toChooser(login);
        context.clearUser();
    }

    private static String mark(UserSessionModel session) {
        return String.join(
                "|",
                session.getId(),
                session.getNote(NAME),
                session.getUser().getId(),
                Enrolment.of(session.getUser()));
    }
}
