package org.pontis.idp.smspin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Form;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.CODE_TRIES_EXHAUSTED;
import static org.pontis.broker.LoginProblem.CODE_WRONG;
import static org.pontis.broker.LoginProblem.SMS_LIMIT;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.NOBODY;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;

/** Whoever has no phone here sees what everybody sees (OWASP ASVS 5.0, 6.3.8: no account enumeration). */
class DecoyTest {

    /** What a browser and the house's own records show of a login with nothing but wrong codes. */
    private record Trace(List<String> answers, String counted, String remembered) {}

    private static Trace trace(String identifier, String contrast, boolean blocked) {
        FixedHouse house = new FixedHouse();
        LoginMethod method = house.method(new Pin24Factory(), Map.of());
        TestAttempt attempt = new TestAttempt("attempt");
        if (blocked) {
            house.citizens().block(ANA);
        }
        List<Step> steps = new ArrayList<>();
        steps.add(method.begin(attempt));
        steps.add(method.resume(attempt, Form.identify(identifier, contrast)));
        steps.add(method.resume(attempt, Input.NONE));
        steps.add(method.resume(attempt, Form.resend()));
        steps.add(method.resume(attempt, Form.code("no code")));
        steps.add(method.resume(attempt, Form.code("00000000")));
        house.clock().forward(Duration.ofSeconds(30));
        steps.add(method.resume(attempt, Form.resend()));
        house.sms().breakDown();
        steps.add(method.resume(attempt, Input.NONE));
        steps.add(method.resume(attempt, Form.resend()));
        steps.add(method.resume(attempt, Form.code("00000000")));
        house.sms().recover();
        for (int guess = 3; guess <= 6; guess++) {
            steps.add(method.resume(attempt, Form.code("00000000")));
        }
        return new Trace(
                steps.stream().map(DecoyTest::asSeen).toList(),
                house.limits().tally(),
                house.events().toString());
    }

    /** All of a step that reaches the browser, but for the two digits, which are some digits. */
    private static String asSeen(Step step) {
        return switch (step) {
            case Step.Prompt(String page, var model) -> page + seen(model);
            case Step.Retry(String page, var model, LoginProblem problem, var against) ->
                page + seen(model) + problem.code();
            case Step.Failed(LoginProblem problem, var against) -> problem.code();
            default -> throw new AssertionError(step);
        };
    }

    private static String seen(Map<String, Object> model) {
        Map<String, Object> seen = new HashMap<>(model);
        seen.computeIfPresent(
                "lastTwo", (name, digits) -> digits.toString().matches("[0-9]{2}") ? "two digits" : digits);
        return seen.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "12345678Z,2031-12-31,false,nobody",
        "00000001R,2031-12-30,false,a wrong contrast value",
        "00000003A,2029-01-15,false,a citizen without a phone",
        "00000001R,2031-12-31,true,a citizen who is blocked for now"
    })
    void looksLikeACitizenWithAPhone(String identifier, String contrast, boolean blocked, String who) {
        assertThat(trace(identifier, contrast, blocked)).as(who).isEqualTo(trace("00000001R", "2031-12-31", false));
    }

    private final FixedHouse house = new FixedHouse();
    private final LoginMethod method = house.method(new Pin24Factory(), Map.of());

    private Step identify(String attempt, String identifier, String contrast) {
        TestAttempt browser = new TestAttempt(attempt);
        method.begin(browser);
        return method.resume(browser, Form.identify(identifier, contrast));
    }

    private static String lastTwo(Step step) {
        return (String) ((Step.Prompt) step).model().get("lastTwo");
    }

    @Test
    void getsNoSms() {
        identify("1", NOBODY, "2031-12-31");
        identify("2", "00000001R", "2031-12-30");
        identify("3", "00000003A", "2029-01-15");
        assertThat(house.sms().sent()).isEmpty();
    }

    @Test
    void showsTheSameTwoDigitsEachTime() {
        assertThat(lastTwo(identify("1", NOBODY, "2031-12-31")))
                .isEqualTo(lastTwo(identify("2", NOBODY, "2031-12-31")));
    }

    @Test
    void showsOtherDigitsForOtherContrastValuesSoThatTheTrueOneDoesNotStandOut() {
        Set<String> digits = new HashSet<>();
        for (int year = 2026; year < 2031; year++) {
            digits.add(lastTwo(identify("year-" + year, "00000001R", year + "-01-01")));
        }
        assertThat(digits).hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @CsvSource({"00000001R,a citizen", "12345678Z,nobody"})
    void whoTriesContrastValuesIsShownDigitsFiveTimesADayAndNotForTheTrueOneAfterwards(String identifier, String who) {
        for (int day = 10; day < 15; day++) {
            assertThat(lastTwo(identify("day-" + day, identifier, "2031-12-" + day)))
                    .matches("[0-9]{2}");
        }
        Step wrong = identify("wrong", identifier, "2031-12-30");
        assertThat(lastTwo(wrong)).as(who).isNull();
        assertThat(identify("true", identifier, "2031-12-31")).isEqualTo(wrong);
        house.clock().forward(Duration.ofDays(1));
        assertThat(lastTwo(identify("tomorrow", identifier, "2031-12-31"))).isNotNull();
    }

    @Test
    void theDigitsOfAPageDoNotChangeWhenOthersAskMeanwhile() {
        TestAttempt ana = new TestAttempt("ana");
        method.begin(ana);
        method.resume(ana, Form.identify("00000001R", "2031-12-31"));
        for (int day = 10; day < 20; day++) {
            identify("day-" + day, "00000001R", "2031-12-" + day);
        }
        assertThat(lastTwo(method.resume(ana, new Input(Map.of())))).isEqualTo("01");
    }

    @Test
    void neverMatchesNotEvenItsOwnDigits() {
        TestAttempt attempt = new TestAttempt("attempt");
        FixedHouse guessed = new FixedHouse();
        LoginMethod sixDigits = guessed.method(
                new Pin24Factory(), Map.of("code-length", "6", "code-tries", "10", "wrong-codes-per-day", "100"));
        sixDigits.begin(attempt);
        sixDigits.resume(attempt, Form.identify("00000003A", "2029-01-15"));
        // what is stored is sealed for another purpose than a guess, so no guess can equal it; here is a sample
        for (int guess = 0; guess < 9; guess++) {
            Step step = sixDigits.resume(attempt, Form.code("00000" + guess));
            assertThat(step).isInstanceOfSatisfying(Step.Retry.class, retry -> assertThat(retry.problem())
                    .isEqualTo(CODE_WRONG));
        }
        assertFailed(sixDigits.resume(attempt, Form.code("000009")), CODE_TRIES_EXHAUSTED);
    }

    @Test
    void aStrangerWithoutTheContrastValueCannotUseUpACitizensCodes() {
        for (int i = 1; i <= 20; i++) {
            identify("stranger-" + i, "00000001R", "2031-12-30");
        }
        assertPage(identify("ana", "00000001R", "2031-12-31"), "code");
        assertThat(house.sms().sent()).hasSize(1);
    }

    @Test
    void norHerWrongGuesses() {
        for (int i = 1; i <= 5; i++) {
            TestAttempt stranger = new TestAttempt("stranger-" + i);
            method.begin(stranger);
            method.resume(stranger, Form.identify("00000001R", "2031-12-30"));
            for (int guess = 1; guess <= 5; guess++) {
                assertThat(method.resume(stranger, Form.code("00000000"))).satisfies(step -> assertThat(against(step))
                        .as("nobody's account is blamed")
                        .isEmpty());
            }
        }
        TestAttempt ana = new TestAttempt("ana");
        method.begin(ana);
        assertPage(method.resume(ana, Form.identify("00000001R", "2031-12-31")), "code");
        assertThat(method.resume(ana, Form.code(house.sms().code()))).isInstanceOf(Step.Done.class);
    }

    private static Optional<?> against(Step step) {
        return switch (step) {
            case Step.Retry retry -> retry.against();
            case Step.Failed failed -> failed.against();
            // who was sent no code is asked who she is
            default -> Optional.empty();
        };
    }

    @Test
    void runsIntoTheSameLimits() {
        for (int i = 1; i <= 5; i++) {
            assertPage(identify("attempt-" + i, NOBODY, "2031-12-31"), "code");
        }
        assertFailed(identify("attempt-6", NOBODY, "2031-12-31"), SMS_LIMIT);
    }
}
