package org.pontis.idp.keycloak;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Blame;
import org.pontis.broker.Citizen;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;

/**
 * One request of one login. Every {@link Step} becomes exactly one call to Keycloak, in {@link #answer}.
 *
 * @param offers what reaches the required level
 */
record Login(AuthenticationFlowContext context, LevelOfAssurance required, List<Offer> offers) {

    private static final Logger LOG = Logger.getLogger(Login.class);
    private static final String CHOOSER = "chooser";
    private static final String FAILED = "failed";

    /** First view, or a reload: a method that is under way is resumed, never begun twice. */
    void show() {
        if (PortalWishes.passive(login())) {
            // any page means "login required" to Keycloak; nothing may be sent to anybody's phone
            context.challenge(chooser());
        } else if (Journey.failed(login())) {
            context.challenge(failedAgain());
        } else if (Journey.chosen(login()).isPresent()) {
            resume(Input.NONE);
        } else {
            hinted().ifPresentOrElse(this::choose, () -> context.challenge(chooser()));
        }
    }

    /** A form of ours came back. */
    void receive(Input input) {
        if (input.has("cancel")) {
            cancel();
        } else if (Journey.failed(login())) {
            afterFailure(input);
        } else if (Journey.chosen(login()).isPresent()) {
            resume(input);
        } else {
            input.value("method").flatMap(this::offered).ifPresentOrElse(this::choose, this::notOffered);
        }
    }

    /** An attempt that is over stays over, whatever else the browser still sends to it. */
    private void afterFailure(Input input) {
        if (input.has("again")) {
            Journey.toChooser(login());
            context.challenge(chooser());
        } else {
            context.challenge(failedAgain());
        }
    }

    private void choose(Offer offer) {
        switch (offer) {
            case Offer.Brokered brokered -> context.forceChallenge(BrokerRedirect.to(brokered.provider(), context));
            case Offer.Local local -> {
                Journey.choose(local.id(), login());
                answer(local.method(), attempted(() -> method(local.method()).begin(attempt())));
            }
        }
    }

    private void resume(Input input) {
        Optional<Installation.Method> chosen = Journey.chosen(login())
                .flatMap(id -> Installation.of(context.getSession()).method(id));
        if (chosen.filter(method -> method.descriptor().reaches(required)).isEmpty()) {
            Journey.toChooser(login());
            notOffered();
            return;
        }
        answer(chosen.get(), attempted(() -> method(chosen.get()).resume(attempt(), input)));
    }

    private void answer(Installation.Method method, Step step) {
        String id = method.descriptor().id().value();
        switch (step) {
            case Step.Prompt prompt -> context.challenge(pages().of(prompt.page(), prompt.model()));
            case Step.Wait wait ->
                context.challenge(
                        pages().again(wait.page(), wait.model(), wait.again().toSeconds()));
            case Step.Redirect redirect ->
                context.challenge(Response.seeOther(redirect.to()).build());
            case Step.Retry retry -> {
                Problem problem = Problem.of(retry.problem(), id);
                problem.tell(context.getEvent(), retry.against());
                challenge(problem, retry.against(), pages().with(problem, retry.page(), retry.model()));
            }
            case Step.Failed failed -> fail(Problem.of(failed.problem(), id), failed.against());
            case Step.Done done -> Completion.of(done, method, this).settle();
        }
    }

    void fail(Problem problem, Optional<Citizen> against) {
        problem.tell(context.getEvent(), against);
        Journey.fail(problem, login());
        challenge(problem, against, pages().with(problem, FAILED, Map.of()));
    }

    /** A counted failure goes through Keycloak's brute-force protection, booked on whom it was aimed at. */
    private void challenge(Problem problem, Optional<Citizen> against, Response page) {
        if (problem.what().counts()) {
            BruteForce.aimAt(against, context);
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page);
        } else {
            context.challenge(page);
        }
    }

    private void cancel() {
        if (Journey.failed(login()) || Journey.chosen(login()).isEmpty()) {
            leave();
            return;
        }
        Journey.chosen(login())
                .flatMap(id -> Installation.of(context.getSession()).method(id))
                .ifPresent(method -> method(method).cancel(attempt()));
        Journey.toChooser(login());
        context.challenge(chooser());
    }

    /** Back to the portal, with the reason. */
    private void leave() {
        boolean tooLow = Journey.failedBecause(LoginProblem.LEVEL_NOT_REACHED, login());
        context.getEvent().error(tooLow ? "level_not_reached" : "rejected_by_user");
        context.forceChallenge(
                tooLow
                        ? PortalAnswer.levelNotReached(context.getSession(), login(), context.getEvent())
                        : PortalAnswer.cancelled(context.getSession(), login(), context.getEvent()));
    }

    private void notOffered() {
        Problem problem = Problem.of(LoginProblem.METHOD_NOT_OFFERED, "none");
        problem.tell(context.getEvent(), Optional.empty());
        context.challenge(pages().with(problem, CHOOSER, Pages.chooser(offers, last())));
    }

    private Optional<Offer> hinted() {
        return PortalWishes.method(login()).flatMap(this::offered);
    }

    private Optional<Offer> offered(String id) {
        return offers.stream().filter(offer -> offer.id().equals(id)).findFirst();
    }

    private Response chooser() {
        return pages().of(CHOOSER, Pages.chooser(offers, last()));
    }

    private Response failedAgain() {
        LoginProblem shown = new LoginProblem(Journey.failure(login()), Blame.USER, false);
        return pages().with(new Problem(shown, Journey.incident(login()), "none"), FAILED, Map.of());
    }

    private String last() {
        return LastMethod.on(context.getSession()).orElse("");
    }

    /** A method that throws has failed; the page says so, the log has the cause. */
    private Step attempted(Supplier<Step> work) {
        try {
            return work.get();
        } catch (RuntimeException cause) {
            LOG.errorf(cause, "method=%s failed", Journey.chosen(login()).orElse("none"));
            return Step.Failed.because(LoginProblem.INTERNAL_ERROR);
        }
    }

    private LoginMethod method(Installation.Method method) {
        return method.maker()
                .apply(new KeycloakHouse(context, method.descriptor(), Installation.of(context.getSession())));
    }

    private KeycloakAttempt attempt() {
        return new KeycloakAttempt(context, required);
    }

    private Pages pages() {
        return new Pages(context, required);
    }

    private AuthenticationSessionModel login() {
        return context.getAuthenticationSession();
    }

    /** The session that is alive in this browser, whoever's it is. */
    Optional<AuthenticationManager.AuthResult> live() {
        return Optional.ofNullable(
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true));
    }
}
