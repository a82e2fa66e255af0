package org.pontis.idp.code;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What is stored of a code that is on its way: never the code itself.
 *
 * @param seal the keyed hash of the code and of everything it is bound to
 * @param sent when it was handed to the SMS centre
 * @param tries how many guesses are left
 */
record CodeChallenge(String seal, Instant sent, int tries) {

    static CodeChallenge of(Map<String, String> stored) {
        return new CodeChallenge(
                stored.get("seal"), Instant.parse(stored.get("sent")), Integer.parseInt(stored.get("tries")));
    }

    Map<String, String> stored() {
        return Map.of("seal", seal, "sent", sent.toString(), "tries", Integer.toString(tries));
    }

    CodeChallenge withOneTryLess() {
        return new CodeChallenge(seal, sent, tries - 1);
    }

    boolean olderThan(Duration age, Instant now) {
        return now.isAfter(sent.plus(age));
    }

    boolean youngerThan(Duration age, Instant now) {
        return now.isBefore(sent.plus(age));
    }

    /** @param guess its seals under every key that counts */
    boolean matches(List<String> guess) {
        return guess.stream().anyMatch(one -> MessageDigest.isEqual(seal.getBytes(US_ASCII), one.getBytes(US_ASCII)));
    }
}
