package org.pontis.idp.keycloak.login;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.pontis.broker.Citizen;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Step;
import org.pontis.idp.keycloak.installation.Installation;

/** Turns a {@link Step} into exactly one call to Keycloak. The switch is over a sealed type: none can be forgotten. */
record Answer(AuthenticationFlowContext context, LevelOfAssurance required) {

    private static final String FAILED = "failed";

    void to(Step step, Installation.Method method) {
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

    /** The attempt is over; another method may be chosen. */
    void fail(Problem problem, Optional<Citizen> against) {
        problem.tell(context.getEvent(), against);
        Journey.fail(problem, context.getAuthenticationSession());
        challenge(problem, against, pages().with(problem, FAILED, Map.of()));
    }

    /** The page of a failed attempt once more: it was reloaded, or something was sent to an attempt that is over. */
    void failedAlready() {
        context.challenge(
                pages().with(Journey.failure(context.getAuthenticationSession()).orElseThrow(), FAILED, Map.of()));
    }

    /** A counted failure goes through Keycloak's brute-force protection, booked on whom it was aimed at. */
    private void challenge(Problem problem, Optional<Citizen> against, Response page) {
        if (problem.what().counts()) {
            against.ifPresent(citizen -> BruteForce.count(citizen, context));
        }
        context.challenge(page);
    }

    private Pages pages() {
        return new Pages(context, required);
    }
}
