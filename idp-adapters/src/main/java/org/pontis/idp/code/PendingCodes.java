package org.pontis.idp.code;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Challenges;
import org.pontis.broker.Codes;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;

/**
 * The codes on their way, one for each attempt. A code is taken out before it is looked at, so of two guesses at the same
 * moment only one is ever compared; a wrong guess puts it back with one try less.
 */
record PendingCodes(MethodId method, Challenges challenges, Codes codes) {

    /** Longer than a browser's authentication session lives: an expired code still remembers its tries. */
    private static final Duration REMEMBERED = Duration.ofHours(2);

    Optional<CodeChallenge> take(Attempt attempt) {
        return challenges.take(key(attempt)).map(CodeChallenge::of);
    }

    /** When the code on its way was sent, for the page to tell; a guess is judged by {@link #take} alone. */
    Optional<Instant> sent(Attempt attempt) {
        return challenges.look(key(attempt)).map(CodeChallenge::of).map(CodeChallenge::sent);
    }

    void put(Attempt attempt, CodeChallenge challenge) {
        challenges.put(key(attempt), REMEMBERED, challenge.stored());
    }

    /** What a right guess may be stored as. */
    List<String> seals(Attempt attempt, Recipient to, String code) {
        return seals("code", attempt, to, code);
    }

    /** What a fresh code is stored as; for a decoy, something that no guess hashes to. */
    String sealFresh(Attempt attempt, Recipient to, String code) {
        return seals(to.citizen().isPresent() ? "code" : "decoy", attempt, to, code)
                .getFirst();
    }

    private List<String> seals(String purpose, Attempt attempt, Recipient to, String code) {
        // the number is in it: a code sent to one phone is no proof of another that was registered meanwhile
        String number = to.number().map(Msisdn::value).orElse("");
        return codes.seals(purpose, method.value(), attempt.id(), to.subject(), number, code);
    }

    private String key(Attempt attempt) {
        return "pontis." + method + ".code." + attempt.id();
    }
}
