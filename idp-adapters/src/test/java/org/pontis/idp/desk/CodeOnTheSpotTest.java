package org.pontis.idp.desk;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.pontis.idp.desk.CodeOnTheSpot.Guess;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CodeOnTheSpotTest {

    private static final Instant SENT = Instant.parse("2026-11-23T10:00:00Z");

    private final CodeOnTheSpot code = new CodeOnTheSpot("seal", SENT, CodeOnTheSpot.TRIES);

    @Test
    void isRightUnderAnyKeyThatCounts() {
        assertEquals(Guess.RIGHT, code.judge(List.of("other", "seal"), SENT));
    }

    @Test
    void isTooLateAfterTenMinutesRightOrWrong() {
        assertEquals(Guess.RIGHT, code.judge(List.of("seal"), SENT.plusSeconds(600)));
        assertEquals(Guess.TOO_LATE, code.judge(List.of("seal"), SENT.plusSeconds(601)));
        assertEquals(Guess.TOO_LATE, code.judge(List.of("other"), SENT.plusSeconds(601)));
    }

    @Test
    void isDestroyedByTheThirdWrongGuess() {
        assertEquals(Guess.WRONG, code.judge(List.of("other"), SENT));
        assertEquals(Guess.WRONG, code.withOneTryLess().judge(List.of("other"), SENT));
        assertEquals(
                Guess.WRONG_FOR_GOOD, code.withOneTryLess().withOneTryLess().judge(List.of("other"), SENT));
    }
}
