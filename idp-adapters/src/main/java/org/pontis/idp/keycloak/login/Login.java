package org.pontis.idp.keycloak.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.keycloak.house.KeycloakHouse;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;
import org.pontis.idp.keycloak.portal.PortalAnswer;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * One request of one login: chooser, chosen method, or the end of a failed attempt.
 *
 * @param offers what reaches the required level
 */
record Login(AuthenticationFlowContext context, LevelOfAssurance required, List<Offer> offers) {

    private static final Logger LOG = Logger.getLogger(Login.class);
    private static final String CHOOSER = "chooser";
    private static final String CLOSED = "closed";

    /** First view, or a reload: a method that is under way is resumed, never begun twice. */
    void show() {
        if (Wishes.passive(login())) {
            // any page means "login required" to Keycloak; nothing may be sent to anybody's phone
            context.challenge(chooser());
        } else if (Journey.failure(login()).isPresent()) {
            answer().failedAlready();
        } else if (Journey.chosen(login()).isPresent()) {
            resume(Input.NONE);
        } else {
            Wishes.method(login())
                    .filter(hint -> Navigation.isSeen(context.getHttpRequest().getHttpHeaders()))
                    .flatMap(this::offered)
                    .ifPresentOrElse(this::choose, this::ask);
        }
    }

    /** A form of ours came back. */
    void receive(Input input) {
        if (input.has("cancel")) {
            cancel();
        } else if (input.has("more")) {
            showAgain();
        } else if (Journey.failure(login()).isPresent()) {
            afterFailure(input);
        } else if (Journey.chosen(login()).isPresent()) {
            resume(input);
        } else {
            input.value("method").flatMap(this::offered).ifPresentOrElse(this::choose, this::notOffered);
        }
    }

    /** More time is asked for. This request has started it anew; a portal's hint begins nothing here. */
    private void showAgain() {
        if (Journey.failure(login()).isPresent()) {
            answer().failedAlready();
        } else if (Journey.chosen(login()).isPresent()) {
            resume(Input.NONE);
        } else {
            ask();
        }
    }

    /** An attempt that is over stays over, whatever else the browser still sends to it. */
    private void afterFailure(Input input) {
        if (input.has("again")) {
            Journey.toChooser(login());
            ask();
        } else {
            answer().failedAlready();
        }
    }

    private void choose(Offer offer) {
        if (isPaused(offer.id())) {
            ask(LoginProblem.METHOD_PAUSED, offer.id());
            return;
        }
        switch (offer) {
            case Offer.Brokered brokered -> context.forceChallenge(BrokerRedirect.to(brokered.provider(), context));
            case Offer.Local local -> {
                Journey.choose(local.id(), login());
                run(local.method(), method -> method.begin(attempt()));
            }
        }
    }

    private void resume(Input input) {
        chosen().filter(method -> method.descriptor().reaches(required))
                .ifPresentOrElse(chosen -> run(chosen, method -> resumed(chosen, method, input)), () -> {
                    Journey.toChooser(login());
                    notOffered();
                });
    }

    /** A method that was closed meanwhile ends here: what it has sent is worth nothing any more. */
    private Step resumed(Installation.Method chosen, LoginMethod method, Input input) {
        if (isPaused(chosen.descriptor().id().value())) {
            method.cancel(attempt());
            return Step.Failed.because(LoginProblem.METHOD_PAUSED);
        }
        return method.resume(attempt(), input);
    }

    /** A method that throws has failed: the page has the incident, the log has the incident and the cause. */
    private void run(Installation.Method method, Function<LoginMethod, Step> work) {
        Step step;
        try {
            step = work.apply(made(method));
        } catch (RuntimeException cause) {
            Problem problem = Problem.of(
                    LoginProblem.INTERNAL_ERROR, method.descriptor().id().value());
            LOG.errorf(cause, "incident=%s method=%s failed", problem.incident(), problem.method());
            answer().fail(problem, Optional.empty());
            return;
        }
        answer().to(step, method);
    }

    private void cancel() {
        if (Journey.failure(login()).isPresent() || Journey.chosen(login()).isEmpty()) {
            leave();
            return;
        }
        chosen().ifPresent(this::withdraw);
        Journey.toChooser(login());
        ask();
    }

    /** The way back is never barred: what cannot be taken back now dies with the attempt, and by its age. */
    private void withdraw(Installation.Method method) {
        try {
            made(method).cancel(attempt());
        } catch (RuntimeException cause) {
            LOG.warnf(
                    cause,
                    "method=%s could not be cancelled",
                    method.descriptor().id());
        }
    }

    /** Back to the portal, with the reason. */
    private void leave() {
        if (nothingOpen()) {
            context.getEvent().error("no_method_now");
            context.forceChallenge(PortalAnswer.notNow(context.getSession(), login(), context.getEvent()));
            return;
        }
        boolean tooLow = Journey.failure(login())
                .filter(problem -> problem.what().code().equals(LoginProblem.LEVEL_NOT_REACHED.code()))
                .isPresent();
        context.getEvent().error(tooLow ? "level_not_reached" : "rejected_by_user");
        context.forceChallenge(
                tooLow
                        ? PortalAnswer.levelNotReached(context.getSession(), login(), context.getEvent())
                        : PortalAnswer.cancelled(context.getSession(), login(), context.getEvent()));
    }

    private void notOffered() {
        ask(LoginProblem.METHOD_NOT_OFFERED, "none");
    }

    /** The chooser, or the page that says that nothing on it can be chosen now. */
    private void ask() {
        if (nothingOpen()) {
            ask(LoginProblem.NO_METHOD_NOW, "none");
        } else {
            context.challenge(chooser());
        }
    }

    private void ask(LoginProblem why, String method) {
        Problem problem = Problem.of(nothingOpen() ? LoginProblem.NO_METHOD_NOW : why, method);
        problem.tell(context.getEvent(), Optional.empty());
        context.challenge(pages().with(problem, nothingOpen() ? CLOSED : CHOOSER, tiles()));
    }

    private boolean nothingOpen() {
        return offers.stream().allMatch(offer -> isPaused(offer.id()));
    }

    private boolean isPaused(String method) {
        return Pause.of(method, context.getRealm()).isPresent();
    }

    private Optional<Offer> offered(String id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    private Optional<Installation.Method> chosen() {
        return Journey.chosen(login())
                .flatMap(id -> Installation.of(context.getSession()).method(id));
    }

    private LoginMethod made(Installation.Method method) {
        return method.maker()
                .apply(new KeycloakHouse(context, method.descriptor(), Installation.of(context.getSession())));
    }

    private Response chooser() {
        return pages().of(CHOOSER, tiles());
    }

    private Map<String, Object> tiles() {
        return pages().chooser(offers, last());
    }

    private String last() {
        return LastMethod.on(context.getSession()).orElse("");
    }

    private KeycloakAttempt attempt() {
        return new KeycloakAttempt(context, required);
    }

    private Answer answer() {
        return new Answer(context, required);
    }

    private Pages pages() {
        return new Pages(context, required);
    }

    private AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }
}
