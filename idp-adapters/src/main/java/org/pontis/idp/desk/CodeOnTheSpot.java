package org.pontis.idp.desk;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The code that went to the phone in the citizen's hand, which she reads to the officer. Only its keyed hash is kept.
 *
 * @param seal the hash, of the code and of all it is bound to
 * @param tries how many guesses are left
 */
public record CodeOnTheSpot(String seal, Instant sent, int tries) {

    /** Decimal digits; NIST SP 800-63B-4, 3.1.3.2 asks for six. */
    public static final int DIGITS = 6;

    public static final int TRIES = 3;
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    /** What a guess comes to. */
    public enum Guess {
        RIGHT,
        WRONG,
        /** It was the last one. */
        WRONG_FOR_GOOD,
        TOO_LATE
    }

    /** @param guesses the seals of what was typed, under every key that counts */
    public Guess judge(List<String> guesses, Instant now) {
        if (now.isAfter(sent.plus(LIFETIME))) {
            return Guess.TOO_LATE;
        }
        byte[] own = seal.getBytes(US_ASCII);
        if (guesses.stream().anyMatch(one -> MessageDigest.isEqual(own, one.getBytes(US_ASCII)))) {
            return Guess.RIGHT;
        }
        return tries <= 1 ? Guess.WRONG_FOR_GOOD : Guess.WRONG;
    }

    public CodeOnTheSpot withOneTryLess() {
        return new CodeOnTheSpot(seal, sent, tries - 1);
    }
}
