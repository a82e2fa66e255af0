package org.pontis.idp.smspin;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Input;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Step;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Form;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CODE_TRIES_EXHAUSTED;
import static org.pontis.broker.LoginProblem.CODE_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.LEVEL_NOT_REACHED;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.CARLA;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;
import static org.pontis.idp.testing.Steps.proofOf;

class HistoricPin24Test {

    private static final Input ANA_ASKS = request("00000001R", "2031-12-31", "k7Xm");

    private final FixedHouse house = new FixedHouse();
    private final TestAttempt attempt = new TestAttempt("attempt");
    private LoginMethod method;

    @BeforeEach
    void theRealmIsHistoric() {
        house.attributes().put("pontis.sms-pin-profile", "historic");
        method = house.method(new Pin24Factory(), Map.of());
    }

    private static Input request(String identifier, String contrast, String key) {
        return new Input(Map.of("identifier", identifier, "contrast", contrast, "accesskey", key));
    }

    private static Input pin(String key, String pin) {
        return new Input(Map.of("accesskey", key, "pin", pin));
    }

    private Step asks(String name) {
        TestAttempt browser = new TestAttempt(name);
        method.begin(browser);
        return method.resume(browser, ANA_ASKS);
    }

    private String wrongPin() {
        String pin = house.sms().code();
        return (pin.charAt(0) == 'A' ? "B" : "A") + pin.substring(1);
    }

    @Test
    void theChooserIsToldThatNoSmsCanBeSent() {
        assertThat(method.obstacle(attempt)).isEmpty();
        house.sms().breakDown();
        assertThat(method.obstacle(attempt)).contains(LoginProblem.SMS_UNAVAILABLE);
    }

    @Test
    void whoHasTheDocumentThePhoneAndHerOwnKeyIsIn() {
        assertPage(method.begin(attempt), "request-pin");
        assertPage(method.resume(attempt, ANA_ASKS), "pin");
        assertThat(house.sms().code()).matches("[A-Z2-7]{3}");

        Step step = method.resume(attempt, pin("k7Xm", house.sms().code()));

        assertThat(proofOf(step, ANA).level()).isEqualTo(LevelOfAssurance.LOW);
        assertThat(proofOf(step, ANA).method()).isEqualTo(Pin24Factory.ID);
    }

    @Test
    void capitalsAndBlanksDoNotMatter() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        String pin = house.sms().code().toLowerCase(Locale.ROOT);
        proofOf(method.resume(attempt, pin(" K7xM ", pin.charAt(0) + " " + pin.substring(1))), ANA);
    }

    @Test
    void thePinAloneIsNotEnough() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        String right = house.sms().code();

        assertRetry(method.resume(attempt, new Input(Map.of("pin", right))), "pin", INPUT_INVALID);
        assertRetry(method.resume(attempt, pin("K7XN", right)), "pin", CODE_WRONG, ANA);
        proofOf(method.resume(attempt, pin("k7xm", right)), ANA);
    }

    @Test
    void aPinHasThreeTriesWhicheverOfTheTwoWasWrong() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        String right = house.sms().code();

        assertRetry(method.resume(attempt, pin("0000", right)), "pin", CODE_WRONG, ANA);
        assertRetry(method.resume(attempt, pin("k7xm", wrongPin())), "pin", CODE_WRONG, ANA);
        assertFailed(method.resume(attempt, pin("0000", wrongPin())), CODE_TRIES_EXHAUSTED, ANA);
        assertRetry(method.resume(attempt, pin("k7xm", right)), "pin", CODE_EXPIRED);
    }

    @Test
    void andADayHasThree() {
        asks("morning");
        TestAttempt browser = new TestAttempt("morning-2");
        method.begin(browser);
        method.resume(browser, ANA_ASKS);
        for (int i = 0; i < 3; i++) {
            method.resume(browser, pin("k7xm", wrongPin()));
        }

        assertFailed(asks("evening"), TOO_MANY_ATTEMPTS);
        house.clock().forward(Duration.ofDays(1));
        assertPage(asks("tomorrow"), "pin");
    }

    @Test
    void ofManyGuessesAtOnceThreeAreLookedAt() throws Exception {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        String wrong = wrongPin();

        List<Step> answers = atOnce(20, () -> method.resume(attempt, pin("k7xm", wrong)));

        assertThat(answers.stream().filter(HistoricPin24Test::judged)).hasSizeLessThanOrEqualTo(3);
    }

    private static boolean judged(Step step) {
        return step instanceof Step.Retry retry && retry.problem().equals(CODE_WRONG)
                || step instanceof Step.Failed failed && failed.problem().equals(CODE_TRIES_EXHAUSTED);
    }

    @Test
    void itIsGoodOnceAndForTenMinutes() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        Input right = pin("k7xm", house.sms().code());
        house.clock().forward(Duration.ofMinutes(10).plusSeconds(1));
        assertRetry(method.resume(attempt, right), "pin", CODE_EXPIRED);

        house.clock().forward(Duration.ofHours(1));
        method.resume(attempt, Form.resend());
        Input fresh = pin("k7xm", house.sms().code());
        proofOf(method.resume(attempt, fresh), ANA);
        assertRetry(method.resume(attempt, fresh), "pin", CODE_EXPIRED);
    }

    @Test
    void aNewPinKeepsTheKeyAndItsTries() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        method.resume(attempt, pin("k7xm", wrongPin()));
        house.clock().forward(Duration.ofMinutes(1));
        assertPage(method.resume(attempt, new Input(Map.of("resend", "true", "accesskey", "", "pin", ""))), "pin");

        assertRetry(method.resume(attempt, pin("k7xm", wrongPin())), "pin", CODE_WRONG, ANA);
        proofOf(method.resume(attempt, pin("k7xm", house.sms().code())), ANA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k7x", "k7xmm", "k7x!", "ñandú", "k7ñm", "１２３４"})
    void aKeyIsFourLettersOrDigits(String key) {
        method.begin(attempt);
        assertRetry(method.resume(attempt, request("00000001R", "2031-12-31", key)), "request-pin", INPUT_INVALID);
        assertThat(house.limits().tally()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB", "ABCD", "AB1", "AB8", "ÁBC", "-1", "AAAAAAAAAAAAAAAAAAAA"})
    void aPinIsThreeCharactersOfItsAlphabet(String pin) {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        assertRetry(method.resume(attempt, pin("k7xm", pin)), "pin", INPUT_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"12345678Z,2031-12-31", "00000001R,2031-12-30", "00000003A,2029-01-15"})
    void whoCannotBeReachedSeesTheSameAndGetsNothing(String identifier, String contrast) {
        assertThat(trace(identifier, contrast)).isEqualTo(trace("00000001R", "2031-12-31"));
    }

    private static String trace(String identifier, String contrast) {
        FixedHouse house = new FixedHouse();
        house.attributes().put("pontis.sms-pin-profile", "historic");
        LoginMethod method = house.method(new Pin24Factory(), Map.of());
        TestAttempt browser = new TestAttempt("attempt");
        StringBuilder seen = new StringBuilder();
        seen.append(asSeen(method.begin(browser)));
        seen.append(asSeen(method.resume(browser, request(identifier, contrast, "abcd"))));
        seen.append(asSeen(method.resume(browser, Input.NONE)));
        for (int guess = 0; guess < 4; guess++) {
            seen.append(asSeen(method.resume(browser, pin("dcba", "ABC"))));
        }
        method.begin(browser);
        seen.append(asSeen(method.resume(browser, request(identifier, contrast, "abcd"))));
        return seen + house.limits().tally() + house.events();
    }

    private static String asSeen(Step step) {
        return switch (step) {
            case Step.Prompt(String page, var model) -> page + seen(model) + "\n";
            case Step.Retry(String page, var model, var problem, var against) ->
                page + seen(model) + problem.code() + "\n";
            case Step.Failed(var problem, var against) -> problem.code() + "\n";
            default -> throw new AssertionError(step);
        };
    }

    private static Map<String, Object> seen(Map<String, Object> model) {
        Map<String, Object> seen = new HashMap<>(model);
        seen.replace("lastTwo", "two digits");
        return new TreeMap<>(seen);
    }

    @Test
    void inALiveSessionOnlyAKeyIsAsked() {
        TestAttempt stepUp = new TestAttempt("step-up").inSessionOf(ANA);
        assertThat(method.begin(stepUp)).isEqualTo(new Step.Prompt("request-pin", Map.of("askIdentifier", false)));
        assertPage(method.resume(stepUp, new Input(Map.of("accesskey", "zzz9"))), "pin");
        proofOf(method.resume(stepUp, pin("zzz9", house.sms().code())), ANA);

        assertFailed(method.begin(new TestAttempt("carla").inSessionOf(CARLA)), LEVEL_NOT_REACHED);
    }

    @Test
    void neitherKeyNorPinCanBeReadInWhatIsKept() {
        method.begin(attempt);
        method.resume(attempt, request("00000001R", "2031-12-31", "QZ7W"));
        assertThat(house.challenges().dump()).doesNotContain("QZ7W");
        assertThat(attempt.kept(PinSent.class).orElseThrow().toString()).doesNotContain("QZ7W");
        assertThat(AccessKey.read(request("", "", "QZ7W")).orElseThrow()).hasToString("AccessKey");
    }

    @Test
    void aRealmSwitchesAtOnceAndALoginUnderWayBeginsAgain() {
        method.begin(attempt);
        method.resume(attempt, ANA_ASKS);
        house.attributes().put("pontis.sms-pin-profile", "modern");
        LoginMethod modern = house.method(new Pin24Factory(), Map.of());
        assertPage(modern.resume(attempt, pin("k7xm", house.sms().code())), "identify");
    }

    @Test
    void theServersProfileHoldsWhereTheRealmSaysNothing() {
        house.attributes().clear();
        assertPage(
                house.method(new Pin24Factory(), Map.of("profile", "historic")).begin(attempt), "request-pin");
    }

    @Test
    void aProfileThatIsNoneClosesTheMethod() {
        house.attributes().put("pontis.sms-pin-profile", "lax");
        assertThatThrownBy(() -> house.method(new Pin24Factory(), Map.of()))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("pontis.sms-pin-profile must be a word from modern, historic.");
    }
}
