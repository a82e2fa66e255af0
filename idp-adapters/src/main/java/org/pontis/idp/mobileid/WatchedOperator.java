package org.pontis.idp.mobileid;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.pontis.broker.LoginProblem;
import org.pontis.broker.Meters;
import org.pontis.idp.mobileid.operator.Answer;
import org.pontis.idp.mobileid.operator.MobileOperator;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.Order;
import org.pontis.idp.mobileid.operator.Subscriber;
import org.pontis.idp.mobileid.operator.Wording;

/**
 * An operator of whom is told how it answers, and how long it takes citizens.
 *
 * @param dialect by which it is known there
 */
record WatchedOperator(MobileOperator operator, String dialect, Meters meters) implements MobileOperator {

    WatchedOperator {
        meters.dependsOn(dialect);
    }

    @Override
    public String text(Wording wording) {
        return operator.text(wording);
    }

    @Override
    public CompletableFuture<Answer> ask(Subscriber who, InstantSource clock) {
        return watched("ask", () -> operator.ask(who, clock));
    }

    @Override
    public CompletableFuture<Answer> ring(Order order, InstantSource clock) {
        return watched("ring", () -> operator.ring(order, clock));
    }

    @Override
    public CompletableFuture<Answer> look(Order order, String session, InstantSource clock) {
        return watched("look", () -> operator.look(order, session, clock));
    }

    @Override
    public CompletableFuture<Void> cancel(Order order, String session, InstantSource clock) {
        return operator.cancel(order, session, clock);
    }

    /** Whether nobody's phone would ring now. */
    boolean isDown() {
        return meters.isDown(dialect);
    }

    /** A phone that rang, or was about to, is quiet again. */
    void waited(Instant since, String end, Instant now) {
        meters.waited(dialect, end, Duration.between(since, now));
    }

    private CompletableFuture<Answer> watched(String question, Supplier<CompletableFuture<Answer>> asking) {
        long since = System.nanoTime();
        return asking.get()
                .whenComplete((answer, failure) ->
                        meters.asked(dialect, question, outcome(answer), Duration.ofNanos(System.nanoTime() - since)));
    }

    private static Meters.Outcome outcome(Answer answer) {
        if (!(answer instanceof Answer.Ended ended)) {
            return answer == null ? Meters.Outcome.UNUSABLE : Meters.Outcome.ANSWERED;
        }
        LoginProblem problem = ended.problem();
        if (problem.equals(MobileProblems.REFUSED)) {
            return Meters.Outcome.REFUSED;
        }
        return problem.equals(MobileProblems.UNAVAILABLE) || problem.equals(MobileProblems.FORGED)
                ? Meters.Outcome.UNUSABLE
                : Meters.Outcome.ANSWERED;
    }
}
