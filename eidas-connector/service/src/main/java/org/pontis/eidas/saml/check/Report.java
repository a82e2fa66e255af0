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

    /** The one that decides. */
    public Optional<Outcome> firstFailure() {
        return outcomes.stream().filter(outcome -> !outcome.ok()).findFirst();
    }
}
