package org.pontis.eidas.saml.check;

import java.util.List;
import java.util.Optional;

/** Every check that was made of one message, in order. */
public record Report(List<Outcome> outcomes) {

    public Report {
        outcomes = List.copyOf(outcomes);
    }

    public boolean ok() {
        return firstFailure().isEmpty();
    }

    /** Whether it is certain who sent the message: the check of its signature was made, and it is good. */
    public boolean isAuthentic() {
        return outcomes.stream()
                .anyMatch(outcome -> outcome.ok()
                        && (outcome.id().equals(RequestCheck.SIGNATURE.id())
                                || outcome.id().equals(ResponseCheck.SIGNATURE.id())));
    }

    /** Whether the sender is known and none of its keys made the signature: it may have a new one. */
    public boolean needsAnotherKey() {
        return firstFailure()
                .filter(failure -> failure.id().equals(RequestCheck.SIGNATURE.id())
                        || failure.id().equals(ResponseCheck.SIGNATURE.id()))
                .isPresent();
    }

    /** The one that decides. */
    public Optional<Outcome> firstFailure() {
        return outcomes.stream().filter(outcome -> !outcome.ok()).findFirst();
    }
}
