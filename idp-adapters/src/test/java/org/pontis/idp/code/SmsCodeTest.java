package org.pontis.idp.code;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.Blame;
import org.pontis.broker.Citizen;
import org.pontis.broker.Input;
import org.pontis.broker.Limit;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodId;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Phone;
import org.pontis.broker.Registration;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Form;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CODE_TRIES_EXHAUSTED;
import static org.pontis.broker.LoginProblem.CODE_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.RESEND_TOO_SOON;
import static org.pontis.broker.LoginProblem.SMS_LIMIT;
import static org.pontis.broker.LoginProblem.SMS_UNAVAILABLE;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.BRUNO;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;

class SmsCodeTest {

    private static final MethodId METHOD = new MethodId("some-method");
    private static final Step RIGHT = Step.Failed.because(new LoginProblem("RIGHT", Blame.USER, false));

    private final FixedHouse house = new FixedHouse();
    private final TestAttempt attempt = new TestAttempt("attempt");
    private final SmsCode code = with(Map.of());

    private static CodeRules defaults(MethodId method) {
        return CodeRules.read(method, new Settings("", Map.<String, String>of()::get));
    }

    private SmsCode with(Map<String, String> settings) {
        return new SmsCode(CodeRules.read(METHOD, new Settings("", settings::get)), house);
    }

    private Step send(SmsCode code, Citizen citizen) {
        return code.send(attempt, Recipient.known(citizen), shown -> {});
    }

    private Step answer(TestAttempt attempt, Citizen citizen, Input input) {
        return code.resume(attempt, Recipient.known(citizen), "01", input, holder -> RIGHT);
    }

    private Step answer(Input input) {
        return answer(attempt, ANA, input);
    }

    @Test
    void aCodeIsGoodOnce() {
        assertPage(send(code, ANA), "code");
        String sent = house.sms().code();
        assertThat(answer(Form.code(sent))).isEqualTo(RIGHT);
        assertRetry(answer(Form.code(sent)), "code", CODE_EXPIRED);
    }

    @Test
    void aCodeMayBeTypedInGroups() {
        send(code, ANA);
        String sent = house.sms().code();
        assertThat(answer(Form.code(" " + sent.substring(0, 4) + " - " + sent.substring(4))))
                .isEqualTo(RIGHT);
    }

    @Test
    void ofTwoRightGuessesAtTheSameMomentOneWins() throws Exception {
        for (int round = 0; round < 50; round++) {
            FixedHouse house = new FixedHouse();
            SmsCode code = new SmsCode(defaults(METHOD), house);
            code.send(attempt, Recipient.known(ANA), shown -> {});
            Input right = Form.code(house.sms().code());
            List<Step> answers =
                    atOnce(2, () -> code.resume(attempt, Recipient.known(ANA), "01", right, holder -> RIGHT));
            assertThat(answers).filteredOn(RIGHT::equals).hasSize(1);
            answers.stream()
                    .filter(step -> !step.equals(RIGHT))
                    .forEach(step -> assertRetry(step, "code", CODE_EXPIRED));
        }
    }

    @Test
    void ofManyWrongGuessesAtTheSameMomentNoMoreThanTheTriesAreCompared() throws Exception {
        send(code, ANA);
        Input wrong = Form.code(house.sms().wrongCode());
        List<Step> answers = atOnce(100, () -> answer(wrong));
        assertThat(answers).filteredOn(this::compared).hasSizeBetween(1, 5);
    }

    private boolean compared(Step step) {
        return switch (step) {
            case Step.Failed failed -> true;
            case Step.Retry retry -> retry.problem().equals(CODE_WRONG);
            default -> false;
        };
    }

    @Test
    void theFifthWrongGuessDestroysTheCodeAndTheSixthIsNeverCompared() {
        send(code, ANA);
        String right = house.sms().code();
        for (int guess = 1; guess <= 4; guess++) {
            assertRetry(answer(Form.code(house.sms().wrongCode())), "code", CODE_WRONG, ANA);
        }
        assertFailed(answer(Form.code(house.sms().wrongCode())), CODE_TRIES_EXHAUSTED, ANA);
        assertThat(house.challenges().isEmpty()).isTrue();
        assertRetry(answer(Form.code(right)), "code", CODE_EXPIRED);
        assertFailed(answer(Form.resend()), CODE_EXPIRED);
    }

    @Test
    void aCodeIsWorthlessInAnotherBrowser() {
        TestAttempt other = new TestAttempt("other");
        send(code, ANA);
        String anas = house.sms().code();
        assertRetry(answer(other, ANA, Form.code(anas)), "code", CODE_EXPIRED);
        code.send(other, Recipient.known(ANA), shown -> {});
        assertRetry(answer(other, ANA, Form.code(anas)), "code", CODE_WRONG, ANA);
        assertThat(answer(Form.code(anas))).isEqualTo(RIGHT);
    }

    @Test
    void aCodeIsWorthlessForAnotherCitizen() {
        send(code, ANA);
        assertRetry(answer(attempt, BRUNO, Form.code(house.sms().code())), "code", CODE_WRONG, BRUNO);
    }

    @Test
    void aCodeIsWorthlessForAnotherMethod() {
        send(code, ANA);
        SmsCode other = new SmsCode(defaults(new MethodId("other-method")), house);
        Step step = other.resume(
                attempt, Recipient.known(ANA), "01", Form.code(house.sms().code()), holder -> RIGHT);
        assertRetry(step, "code", CODE_EXPIRED);
    }

    @Test
    void aCodeIsWorthlessWhenAnotherPhoneWasRegisteredMeanwhile() {
        send(code, ANA);
        Citizen moved = new Citizen(
                ANA.id(),
                ANA.identifier(),
                ANA.contrast(),
                Optional.of(new Phone(new Msisdn("+34600000009"), Registration.ADVANCED)),
                ANA.password());
        assertRetry(answer(attempt, moved, Form.code(house.sms().code())), "code", CODE_WRONG, moved);
    }

    @Test
    void aCodeIsGoodUntilItsLifetimeIsOverAndNotASecondLonger() {
        send(code, ANA);
        String sent = house.sms().code();
        house.clock().forward(Duration.ofMinutes(10).plusSeconds(1));
        assertRetry(answer(Form.code(sent)), "code", CODE_EXPIRED);

        send(code, ANA);
        house.clock().forward(Duration.ofMinutes(10));
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void theSmsCentreIsToldNotToDeliverADeadCode() {
        send(code, ANA);
        assertThat(house.sms().sent().getLast().validity()).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "1234567", "123456789", "-1234567", "1e500000", "1234567a", "١٢٣٤٥٦٧٨", "１２３４５６７８"})
    void whatCannotBeACodeIsNoGuess(String typed) {
        send(code, ANA);
        String before = house.limits().tally();
        for (int i = 0; i < 10; i++) {
            assertRetry(answer(Form.code(typed)), "code", INPUT_INVALID);
        }
        assertThat(house.limits().tally()).isEqualTo(before);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void theCodeItselfIsNotStored() {
        send(code, ANA);
        assertThat(house.challenges().dump())
                .doesNotContain(house.sms().code())
                .doesNotContain("00000001R", "34600000001");
    }

    @Test
    void aPageReloadShowsThePageAndSendsNothing() {
        Step first = send(code, ANA);
        assertThat(answer(Input.NONE)).isEqualTo(first);
        assertThat(house.sms().sent()).hasSize(1);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void thePageShowsTwoDigitsAndTheTimes() {
        assertThat(send(code, ANA))
                .isEqualTo(new Step.Prompt(
                        "code", Map.of("lastTwo", "01", "codeLength", 8, "codeSeconds", 600, "resendAfter", 30)));
    }

    @Test
    void aReloadedPageTellsWhatIsLeftOfTheTimesAndDoesNotStartThemAnew() {
        send(code, ANA);
        house.clock().forward(Duration.ofSeconds(20));
        assertThat(answer(Input.NONE))
                .isEqualTo(new Step.Prompt(
                        "code", Map.of("lastTwo", "01", "codeLength", 8, "codeSeconds", 580, "resendAfter", 10)));
        house.clock().forward(Duration.ofMinutes(10));
        assertThat(answer(Input.NONE))
                .isEqualTo(new Step.Prompt(
                        "code", Map.of("lastTwo", "01", "codeLength", 8, "codeSeconds", 0, "resendAfter", 0)));
    }

    @Test
    void aNewCodeReplacesTheOldOne() {
        send(code, ANA);
        String old = house.sms().code();
        house.clock().forward(Duration.ofSeconds(30));
        assertPage(answer(Form.resend()), "code");
        assertThat(house.sms().sent()).hasSize(2);
        assertRetry(answer(Form.code(old)), "code", CODE_WRONG, ANA);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void aNewCodeAskedForTooSoonIsNotSentAndTheOldOneStaysGood() {
        send(code, ANA);
        house.clock().forward(Duration.ofSeconds(29));
        assertRetry(answer(Form.resend()), "code", RESEND_TOO_SOON);
        assertThat(house.sms().sent()).hasSize(1);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void aNewCodeDoesNotGiveNewTries() {
        send(code, ANA);
        for (int guess = 1; guess <= 4; guess++) {
            answer(Form.code(house.sms().wrongCode()));
        }
        house.clock().forward(Duration.ofSeconds(30));
        answer(Form.resend());
        assertFailed(answer(Form.code(house.sms().wrongCode())), CODE_TRIES_EXHAUSTED, ANA);
    }

    @Test
    void norDoesANewCodeAfterTheOldOneExpired() {
        send(code, ANA);
        for (int guess = 1; guess <= 4; guess++) {
            answer(Form.code(house.sms().wrongCode()));
        }
        house.clock().forward(Duration.ofMinutes(25));
        assertRetry(answer(Form.code(house.sms().code())), "code", CODE_EXPIRED);
        assertPage(answer(Form.resend()), "code");
        assertFailed(answer(Form.code(house.sms().wrongCode())), CODE_TRIES_EXHAUSTED, ANA);
    }

    @Test
    void aNewCodeForgetsNoWrongGuess() {
        SmsCode strict = with(Map.of("wrong-codes-per-day", "2"));
        send(strict, ANA);
        answer(strict, Form.code(house.sms().wrongCode()));
        house.clock().forward(Duration.ofSeconds(30));
        answer(strict, Form.resend());
        answer(strict, Form.code(house.sms().wrongCode()));
        assertFailed(answer(strict, Form.code(house.sms().code())), TOO_MANY_ATTEMPTS);
        assertThat(house.challenges().isEmpty()).isTrue();
    }

    private Step answer(SmsCode code, Input input) {
        return code.resume(attempt, Recipient.known(ANA), "01", input, holder -> RIGHT);
    }

    @Test
    void tooManyWrongGuessesInADayStopNewCodesUntilTheDayIsOver() {
        SmsCode strict = with(Map.of("wrong-codes-per-day", "1"));
        send(strict, ANA);
        answer(strict, Form.code(house.sms().wrongCode()));
        assertFailed(strict.send(new TestAttempt("next"), Recipient.known(ANA), shown -> {}), TOO_MANY_ATTEMPTS);
        assertPage(strict.send(new TestAttempt("next"), Recipient.known(BRUNO), shown -> {}), "code");
        house.clock().forward(Duration.ofDays(1));
        assertPage(strict.send(new TestAttempt("next"), Recipient.known(ANA), shown -> {}), "code");
    }

    @Test
    void aRightCodeForgetsNoWrongGuessesOfTheDay() {
        SmsCode strict = with(Map.of("wrong-codes-per-day", "2"));
        send(strict, ANA);
        answer(strict, Form.code(house.sms().wrongCode()));
        assertThat(answer(strict, Form.code(house.sms().code()))).isEqualTo(RIGHT);
        send(strict, ANA);
        answer(strict, Form.code(house.sms().wrongCode()));
        assertFailed(strict.send(new TestAttempt("next"), Recipient.known(ANA), shown -> {}), TOO_MANY_ATTEMPTS);
    }

    @Test
    void aCitizenGetsFiveCodesAnHourFromWhateverBrowserOrAddress() {
        for (int i = 1; i <= 5; i++) {
            assertPage(code.send(browser(i), Recipient.known(ANA), shown -> {}), "code");
        }
        assertFailed(code.send(browser(6), Recipient.known(ANA), shown -> {}), SMS_LIMIT);
        assertThat(house.sms().sent()).hasSize(5);
        house.clock().forward(Duration.ofHours(1));
        assertPage(code.send(browser(7), Recipient.known(ANA), shown -> {}), "code");
    }

    @Test
    void aCitizenGetsTenCodesADay() {
        for (int i = 1; i <= 10; i++) {
            assertPage(code.send(browser(i), Recipient.known(ANA), shown -> {}), "code");
            house.clock().forward(Duration.ofMinutes(15));
        }
        house.clock().forward(Duration.ofHours(1));
        assertFailed(code.send(browser(11), Recipient.known(ANA), shown -> {}), SMS_LIMIT);
    }

    @Test
    void aPhoneSharedByAFamilyGetsNoMoreThanOnePersons() {
        Citizen sister = new Citizen("sister", BRUNO.identifier(), BRUNO.contrast(), ANA.phone(), BRUNO.password());
        for (int i = 1; i <= 5; i++) {
            assertPage(code.send(browser(i), Recipient.known(i % 2 == 0 ? ANA : sister), shown -> {}), "code");
        }
        assertFailed(code.send(browser(6), Recipient.known(ANA), shown -> {}), SMS_LIMIT);
    }

    @Test
    void anAddressGetsThirtyCodesAnHourForWhomever() {
        SmsCode generous = with(Map.of(
                "sms-per-citizen-hour",
                "100",
                "sms-per-citizen-day",
                "100",
                "sms-per-number-hour",
                "100",
                "sms-per-number-day",
                "100"));
        for (int i = 1; i <= 30; i++) {
            assertPage(
                    generous.send(
                            new TestAttempt("attempt-" + i), Recipient.known(i % 2 == 0 ? ANA : BRUNO), shown -> {}),
                    "code");
        }
        assertFailed(generous.send(new TestAttempt("attempt-31"), Recipient.known(ANA), shown -> {}), SMS_LIMIT);
        assertPage(generous.send(browser(32), Recipient.known(ANA), shown -> {}), "code");
    }

    @Test
    void aResendCountsAsACodeSentAndWhenRefusedTheOldCodeStaysGood() {
        send(code, ANA);
        for (int i = 2; i <= 5; i++) {
            house.clock().forward(Duration.ofSeconds(30));
            assertPage(answer(Form.resend()), "code");
        }
        house.clock().forward(Duration.ofSeconds(30));
        assertRetry(answer(Form.resend()), "code", SMS_LIMIT);
        assertThat(house.sms().sent()).hasSize(5);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void aLimitReachedIsRemembered() {
        SmsCode strict = with(Map.of("sms-per-number-day", "1"));
        send(strict, ANA);
        send(strict, ANA);
        assertThat(house.events())
                .containsExactly(
                        new AuditEvent.CodeRequested(METHOD),
                        new AuditEvent.LimitReached(METHOD, "some-method-sms-per-number-day"));
    }

    @Test
    void withoutAnSmsCentreNothingIsCountedAndNothingSent() {
        house.sms().breakDown();
        assertFailed(send(code, ANA), SMS_UNAVAILABLE);
        assertThat(house.limits().tally()).isEmpty();
        assertThat(house.challenges().isEmpty()).isTrue();
    }

    @Test
    void aCentreThatFailedSinceShowsOnTheNextRequestButACodeThatArrivedIsGood() {
        send(code, ANA);
        house.sms().breakDown();
        assertRetry(answer(Input.NONE), "code", SMS_UNAVAILABLE);
        assertRetry(answer(Form.resend()), "code", SMS_UNAVAILABLE);
        assertRetry(answer(Form.code("1")), "code", SMS_UNAVAILABLE);
        assertRetry(answer(Form.code(house.sms().wrongCode())), "code", SMS_UNAVAILABLE, ANA);
        assertThat(answer(Form.code(house.sms().code()))).isEqualTo(RIGHT);
    }

    @Test
    void guessingWhileTheCentreIsDownIsNotFree() {
        send(code, ANA);
        house.sms().breakDown();
        for (int guess = 1; guess <= 4; guess++) {
            answer(Form.code(house.sms().wrongCode()));
        }
        assertFailed(answer(Form.code(house.sms().wrongCode())), CODE_TRIES_EXHAUSTED, ANA);
    }

    @Test
    void aWithdrawnCodeIsWorthless() {
        send(code, ANA);
        code.withdraw(attempt);
        assertRetry(answer(Form.code(house.sms().code())), "code", CODE_EXPIRED);
    }

    @Test
    void limitsOfOneMethodDoNotTouchAnother() {
        for (int i = 1; i <= 6; i++) {
            send(code, ANA);
        }
        SmsCode other = new SmsCode(defaults(new MethodId("other-method")), house);
        assertPage(send(other, ANA), "code");
    }

    @Test
    void aLimitNamesItsMethod() {
        assertThat(defaults(METHOD).wrong())
                .isEqualTo(new Limit("some-method-wrong-codes-per-day", 20, Duration.ofDays(1)));
    }

    private static TestAttempt browser(int number) {
        return new TestAttempt("attempt-" + number).from("198.51.100." + number);
    }
}
