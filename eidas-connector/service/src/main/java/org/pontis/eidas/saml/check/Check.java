package org.pontis.eidas.saml.check;

import java.util.Optional;
import java.util.function.Predicate;

import org.pontis.eidas.saml.message.EidasStatus;

/**
 * One sentence of the standard that a message has to meet.
 *
 * @param id its stable code
 * @param sentence what has to be true, and where that is written
 * @param answer what the sender is told when it is not true; nothing when it deserves no answer
 * @param possible whether enough is known to make the check
 */
record Check<T>(String id, String sentence, Optional<EidasStatus> answer, Predicate<T> possible, Rule<T> rule) {

    /** A check that is always possible and whose failure is not answered. */
    static <T> Check<T> of(String id, String sentence, Rule<T> rule) {
        return new Check<>(id, sentence, Optional.empty(), subject -> true, rule);
    }

    Check<T> answering(EidasStatus status) {
        return new Check<>(id, sentence, Optional.of(status), possible, rule);
    }

    Check<T> when(Predicate<T> condition) {
        return new Check<>(id, sentence, answer, condition, rule);
    }

    Outcome outcome(T subject) {
        return new Outcome(
                id,
                sentence,
                possible.test(subject) ? rule.objection(subject) : Optional.of("This cannot be checked here."));
    }

    /** Says why a message does not meet the sentence, or nothing. */
    @FunctionalInterface
    interface Rule<T> {

        Optional<String> objection(T subject);
    }

    /** An objection with these words if something is wrong. */
    static Optional<String> objectIf(boolean wrong, String why) {
        return wrong ? Optional.of(why) : Optional.empty();
    }

    /** An objection unless what was sent is what was expected. */
    static Optional<String> same(String expected, Optional<String> sent) {
        return objectIf(!sent.equals(Optional.of(expected)), "expected " + expected + ", found " + Quote.of(sent));
    }
}
