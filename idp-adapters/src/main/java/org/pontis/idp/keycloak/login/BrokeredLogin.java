package org.pontis.idp.keycloak.login;

import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.audit.Incident;

/**
 * A login that an identity provider has carried out, told in the same words as one of our own methods: the same page when it
 * fails, with the way back to the chooser and to the portal, the same events and counters.
 *
 * @param event of the request that the identity provider answered with
 * @param method what the login is called
 */
public record BrokeredLogin(
        KeycloakSession session, AuthenticationSessionModel login, EventBuilder event, String method) {

    /** It is over. The browser goes to the page that says why. */
    public Response fail(LoginProblem what) {
        Problem problem = new Problem(what, Incident.next(), method);
        problem.tell(told(), Optional.empty());
        Journey.choose(method, login);
        Journey.fail(problem, login);
        Journey.blame(what.blame(), login);
        return page();
    }

    /**
     * It is over, and the citizen has read why and chosen to come back: she may choose anew, and is not told at length again.
     *
     * @param incident what she has read it under
     * @param upstream what the identity provider calls it, for events: of a closed set, or at least of a form
     */
    public Response comeBack(LoginProblem what, String incident, String upstream) {
        Problem problem = new Problem(what, incident, method);
        problem.tell(told().detail("upstream", upstream), Optional.empty());
        Journey.comeBack(problem, login);
        Journey.blame(what.blame(), login);
        return page();
    }

    private EventBuilder told() {
        return event.clone()
                .event(EventType.LOGIN)
                .client(login.getClient())
                .detail(Details.CODE_ID, login.getParentSession().getId())
                .detail(Details.IDENTITY_PROVIDER, method);
    }

    private Response page() {
        AuthenticationFlowURLHelper pages = new AuthenticationFlowURLHelper(
                session, login.getRealm(), session.getContext().getUri());
        return Response.seeOther(pages.getLastExecutionUrl(login)).build();
    }

    /** It went well, and nothing but the gate is before the portal. */
    public void complete(LevelOfAssurance level) {
        // Keycloak's own bookkeeping of levels, for its account console
        new AcrStore(session, login).setLevelAuthenticated(level.ordinal() + 1);
        StepUp.name(login, live());
        LastMethod.remember(method, session);
        event.detail("login_method", method).detail("level", level.shortName());
        Meters.completed(method, level);
    }

    /** The session that is alive in this browser, whoever's it is. */
    public Optional<UserSessionModel> live() {
        return Optional.ofNullable(AuthenticationManager.authenticateIdentityCookie(session, login.getRealm(), true))
                .map(AuthResult::session);
    }
}
