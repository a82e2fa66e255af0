package org.pontis.idp.keycloak.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.core.HttpHeaders;

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
import org.pontis.idp.keycloak.portal.PortalAnswer;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * One request of one login: to the chooser, to the chosen method, or to the end of a failed attempt.
 *
 * @param offers what reaches the required level
 */
record Login(AuthenticationFlowContext context, LevelOfAssurance required, List<Offer> offers) {

    private static final Logger LOG = Logger.getLogger(Login.class);

    /** First view, or a reload: a method that is under way is resumed, never begun twice. */
    void show() {
        if (Wishes.passive(login())) {
            // any page means "login required" to Keycloak; nothing may be sent to anybody's phone
            context.challenge(chooser().page());
        } else if (Journey.failure(login()).isPresent()) {
            answer().failedAlready();
        } else if (Journey.chosen(login()).isPresent() && Navigation.asksForNews(headers())) {
            context.challenge(Pages.news(hasNews()));
        } else if (Journey.chosen(login()).isPresent()) {
            resume(returned());
        } else if (Journey.back(login()).isPresent()) {
            chooser().showAfter(Journey.back(login()).get());
        } else {
            Wishes.method(login())
                    .filter(hint -> Navigation.isSeen(headers()))
                    .flatMap(chooser()::offered)
                    .ifPresentOrElse(this::choose, chooser()::show);
        }
    }

    /** Only where the method says that nothing is new, the page stays. What is wrong, the page will say. */
    private boolean hasNews() {
        try {
            return chosen().filter(method -> method.descriptor().reaches(required)
                            && !chooser().isPaused(method.descriptor().id().value()))
                    .map(method -> made(method).hasNews(attempt()))
                    .orElse(true);
        } catch (RuntimeException saidByThePage) {
            return true;
        }
    }

    /** What a browser brings that a method has sent elsewhere; an address can bring nothing else. */
    private Input returned() {
        List<String> values = context.getUriInfo().getQueryParameters().get(Step.Redirect.RETURNED);
        return values == null || values.size() != 1
                ? Input.NONE
                : new Input(Map.of(Step.Redirect.RETURNED, values.getFirst()));
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
            input.value("method").flatMap(chooser()::offered).ifPresentOrElse(this::choose, chooser()::notOffered);
        }
    }

    /** The session it was built on has ended, or the citizen's credentials are others now: what was sent is not looked at. */
    void startAgain() {
        if (Navigation.asksForNews(headers())) {
            // the page itself will say so
            context.challenge(Pages.news(true));
            return;
        }
        chosen().ifPresent(this::withdraw);
        StepUp.forget(context);
        chooser().show(LoginProblem.SESSION_OVER, "none");
    }

    /** More time is asked for. This request has started it anew; a portal's hint begins nothing here. */
    private void showAgain() {
        if (Journey.failure(login()).isPresent()) {
            answer().failedAlready();
        } else if (Journey.chosen(login()).isPresent()) {
            resume(Input.NONE);
        } else {
            chooser().show();
        }
    }

    /** An attempt that is over stays over, whatever else the browser still sends to it. */
    private void afterFailure(Input input) {
        if (input.has("again")) {
            Journey.toChooser(login());
            chooser().show();
        } else {
            answer().failedAlready();
        }
    }

    private void choose(Offer offer) {
        if (chooser().isPaused(offer.id())) {
            chooser().show(LoginProblem.METHOD_PAUSED, offer.id());
            return;
        }
        switch (offer) {
            case Offer.Brokered brokered -> {
                Journey.toChooser(login());
                context.forceChallenge(BrokerRedirect.to(brokered.provider(), context));
            }
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
                    chooser().notOffered();
                });
    }

    /** A method that was closed meanwhile ends here: what it has sent is worth nothing any more. */
    private Step resumed(Installation.Method chosen, LoginMethod method, Input input) {
        if (chooser().isPaused(chosen.descriptor().id().value())) {
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
        chooser().show();
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
        if (chooser().nothingOpen()) {
            context.getEvent().error("no_method_now");
            context.forceChallenge(PortalAnswer.notNow(context.getSession(), login(), context.getEvent()));
            return;
        }
        Optional<Problem> ended = Journey.failure(login()).or(() -> Journey.back(login()));
        // the portal's event leads to what happened, and where
        ended.ifPresent(problem -> context.getEvent().detail("incident", problem.incident()));
        Ending ending = Ending.of(ended);
        context.getEvent().error(ending.event());
        context.forceChallenge(
                switch (ending) {
                    case CANCELLED -> PortalAnswer.cancelled(context.getSession(), login(), context.getEvent());
                    case LEVEL_NOT_REACHED ->
                        PortalAnswer.levelNotReached(context.getSession(), login(), context.getEvent());
                    case PROVIDER_AWAY -> PortalAnswer.providerAway(context.getSession(), login(), context.getEvent());
                    case PROVIDER_FAILED ->
                        PortalAnswer.providerFailed(context.getSession(), login(), context.getEvent());
                });
    }

    private Optional<Installation.Method> chosen() {
        return Journey.chosen(login())
                .flatMap(id -> Installation.of(context.getSession()).method(id));
    }

    private LoginMethod made(Installation.Method method) {
        return method.maker()
                .apply(new KeycloakHouse(context, method.descriptor(), Installation.of(context.getSession())));
    }

    private Chooser chooser() {
        return new Chooser(context, required, offers);
    }

    private KeycloakAttempt attempt() {
        return new KeycloakAttempt(context, required);
    }

    private Answer answer() {
        return new Answer(context, required);
    }

    private HttpHeaders headers() {
        return context.getHttpRequest().getHttpHeaders();
    }

    private AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }
}
