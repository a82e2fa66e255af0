package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Input;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.testing.Patience;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;

/** A page that waits asks whether it should be loaded again. */
class NewsTest extends MobileIdCase {

    private static final Map<String, Object> RUNNING = Map.of("state", "RUNNING");
    private static final Map<String, Object> CANCELLED = Map.of("state", "COMPLETE", "result", "USER_CANCELLED");

    private final AtomicReference<Map<String, Object>> said = new AtomicReference<>(RUNNING);

    @Override
    Map<String, String> dialect() {
        return Map.of(
                "rest-url", operator.address() + "/mid-api",
                "rest-relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                "rest-relying-party-name", "PONTIS");
    }

    @BeforeEach
    void anOperatorWhoseCitizenThinks() {
        operator.says(Question.ASK, request -> Map.of("result", "OK"))
                .says(Question.RING, request -> Map.of("sessionID", "de305d54-75b4-431b-adb2-eb6b9e546015"))
                .says(Question.LOOK, request -> said.get());
    }

    private void awaitNews() {
        Patience.until("there is news", () -> method.hasNews(attempt));
    }

    @Test
    void thatTheOperatorHasAnsweredIsNews() {
        method.begin(attempt);
        if (method.resume(attempt, ANA) instanceof Step.Wait wait
                && wait.model().isEmpty()) {
            awaitNews();
        }
        ringing(method.resume(attempt, Input.NONE));
    }

    @Test
    void thatTheCitizenThinksIsNoneHoweverOftenOneAsks() {
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();

        Patience.until("the operator is asked again", () -> {
            assertThat(method.hasNews(attempt)).isFalse();
            return operator.asked(Question.LOOK).size() >= 3;
        });
        assertThat(operator.asked(Question.RING)).hasSize(1);
    }

    @Test
    void theEndIsNewsAndStaysUntilThePageIsLoaded() {
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        said.set(CANCELLED);

        awaitNews();

        assertThat(method.hasNews(attempt)).isTrue();
        assertFailed(method.resume(attempt, Input.NONE), MobileProblems.CANCELLED);
    }

    /** Two requests of one browser at once: one has just learned the operator's session, the other cannot know it yet. */
    @Test
    void whoDoesNotKnowTheSessionYetDoesNotAskForNone() {
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        TestAttempt slower = new TestAttempt("attempt");
        slower.keep(attempt.kept(Ringing.class).orElseThrow());
        rung();
        Patience.until("the operator is asked how far it is", () -> {
            assertThat(method.hasNews(attempt)).isFalse();
            return !operator.asked(Question.LOOK).isEmpty();
        });

        ringing(method.resume(slower, new Input(Map.of("continue", "true"))));

        said.set(CANCELLED);
        assertFailed(patiently(method.resume(attempt, Input.NONE)), MobileProblems.CANCELLED);
        assertThat(operator.asked(Question.LOOK))
                .allMatch(asked -> asked.address().contains("de305d54-75b4-431b-adb2-eb6b9e546015"));
    }

    @Test
    void whatIsOverOrUnknownIsNews() {
        assertThat(method.hasNews(attempt)).isTrue();
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        house.clock().forward(Duration.ofSeconds(131));
        assertThat(method.hasNews(attempt)).isTrue();
    }
}
