package org.pontis.eidas.saml.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.saml.Rejected;

/** One way through the checks, writing down how each went. */
final class Walk {

    private final List<Outcome> outcomes = new ArrayList<>();

    /** Makes the checks up to the first that fails, and returns that one. */
    <T> Optional<Check<T>> through(List<Check<T>> checks, T subject) {
        return checks.stream().filter(check -> !note(check.outcome(subject))).findFirst();
    }

    /** Makes all checks for which enough is known. */
    <T> void all(List<Check<T>> checks, T subject) {
        checks.stream().filter(check -> check.possible().test(subject)).forEach(check -> note(check.outcome(subject)));
    }

    /** A step that has a result when it succeeds. */
    <R> Optional<R> step(Step step, Attempt<R> attempt) {
        try {
            R result = attempt.make();
            note(step.outcome(Optional.empty()));
            return Optional.of(result);
        } catch (Rejected e) {
            note(step.outcome(Optional.of(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A step that finds something or not. */
    <R> Optional<R> found(Step step, Optional<R> result, String why) {
        note(step.outcome(Check.objectIf(result.isEmpty(), why)));
        return result;
    }

    /** A step that succeeds or not. */
    boolean done(Step step, boolean success, String why) {
        return note(step.outcome(Check.objectIf(!success, why)));
    }

    Report report() {
        return new Report(outcomes);
    }

    private boolean note(Outcome outcome) {
        outcomes.add(outcome);
        return outcome.ok();
    }

    /** A check that is made by doing something. */
    record Step(String id, String sentence) {

        Outcome outcome(Optional<String> why) {
            return new Outcome(id, sentence, why);
        }
    }

    @FunctionalInterface
    interface Attempt<R> {

        R make() throws Rejected;
    }
}
