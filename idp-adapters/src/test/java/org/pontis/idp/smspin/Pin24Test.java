package org.pontis.idp.smspin;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Form;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CODE_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.LEVEL_NOT_REACHED;
import static org.pontis.broker.LoginProblem.SMS_UNAVAILABLE;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.BRUNO;
import static org.pontis.idp.testing.FixedHouse.CARLA;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.proofOf;

class Pin24Test {

    private static final Input ANA_IDENTIFIES = Form.identify("00000001R", "2031-12-31");

    private final FixedHouse house = new FixedHouse();
    private final LoginMethod method = house.method(new Pin24Factory(), Map.of());
    private final TestAttempt attempt = new TestAttempt("attempt");

    @Test
    void theChooserIsToldThatNoSmsCanBeSent() {
        assertThat(method.obstacle(attempt)).isEmpty();
        house.sms().breakDown();
        assertThat(method.obstacle(attempt)).contains(LoginProblem.SMS_UNAVAILABLE);
    }

    @Test
    void whoHasTheDocumentAndThePhoneIsIn() {
        assertPage(method.begin(attempt), "identify");
        assertPage(method.resume(attempt, ANA_IDENTIFIES), "code");
        house.clock().forward(Duration.ofMinutes(1));
        Step step = method.resume(attempt, Form.code(house.sms().code()));
        assertThat(proofOf(step, ANA))
                .isEqualTo(new Proof(
                        Pin24Factory.ID,
                        Set.of(Factor.POSSESSION),
                        LevelOfAssurance.LOW,
                        Registration.ADVANCED,
                        Set.of("sms", "otp"),
                        house.clock().instant()));
    }

    @Test
    void theProofSaysHowThePhoneWasRegistered() {
        method.begin(attempt);
        method.resume(attempt, Form.identify("00000002W", "2030-06-30"));
        Step step = method.resume(attempt, Form.code(house.sms().code()));
        assertThat(proofOf(step, BRUNO).registration()).isEqualTo(Registration.BASIC);
    }

    @Test
    void theCodeGoesToTheRegisteredPhone() {
        method.begin(attempt);
        Step page = method.resume(attempt, ANA_IDENTIFIES);
        assertThat(house.sms().sent()).singleElement().satisfies(sms -> assertThat(sms.to())
                .isEqualTo(ANA.phone().orElseThrow().number()));
        assertThat(((Step.Prompt) page).model()).containsEntry("lastTwo", "01");
    }

    @Test
    void whatSheTypesMayBeUntidy() {
        method.begin(attempt);
        assertPage(method.resume(attempt, Form.identify(" 1-r ", " 2031-12-31 ")), "code");
        assertThat(house.sms().sent()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"00000001A,2031-12-31", "'',2031-12-31", "00000001R,''", "00000001R,2031-02-30", "00000001R,31/12/2031"
    })
    void whatCannotBeIsAskedAgainAndCostsNothing(String identifier, String contrast) {
        method.begin(attempt);
        assertRetry(method.resume(attempt, Form.identify(identifier, contrast)), "identify", INPUT_INVALID);
        assertThat(house.limits().tally()).isEmpty();
        assertPage(method.resume(attempt, ANA_IDENTIFIES), "code");
    }

    @Test
    void bothFieldsAreNeeded() {
        method.begin(attempt);
        Input onlyOne = new Input(Map.of("identifier", "00000001R"));
        assertRetry(method.resume(attempt, onlyOne), "identify", INPUT_INVALID);
    }

    @Test
    void aReloadShowsTheSamePageAndSendsNothing() {
        Step first = method.begin(attempt);
        assertThat(method.resume(attempt, Input.NONE)).isEqualTo(first);
        Step second = method.resume(attempt, ANA_IDENTIFIES);
        assertThat(method.resume(attempt, Input.NONE)).isEqualTo(second);
        assertThat(house.sms().sent()).hasSize(1);
    }

    @Test
    void theFirstFormSentAgainIsJustAReload() {
        method.begin(attempt);
        method.resume(attempt, ANA_IDENTIFIES);
        assertPage(method.resume(attempt, ANA_IDENTIFIES), "code");
        assertThat(house.sms().sent()).hasSize(1);
    }

    @Test
    void inALiveSessionOnlyTheCodeIsAsked() {
        TestAttempt stepUp = new TestAttempt("step-up").inSessionOf(ANA);
        assertPage(method.begin(stepUp), "code");
        assertThat(proofOf(method.resume(stepUp, Form.code(house.sms().code())), ANA)
                        .level())
                .isEqualTo(LevelOfAssurance.LOW);
    }

    @Test
    void inALiveSessionWhoHasNoPhoneIsToldSo() {
        assertFailed(method.begin(new TestAttempt("step-up").inSessionOf(CARLA)), LEVEL_NOT_REACHED);
    }

    @Test
    void inALiveSessionNobodyElseCanBeNamed() {
        TestAttempt stepUp = new TestAttempt("step-up").inSessionOf(ANA);
        method.begin(stepUp);
        method.resume(stepUp, Form.identify("00000002W", "2030-06-30"));
        assertThat(house.sms().sent())
                .allMatch(sms -> sms.to().equals(ANA.phone().orElseThrow().number()));
        proofOf(method.resume(stepUp, Form.code(house.sms().code())), ANA);
    }

    @Test
    void withoutAnSmsCentreEverybodyHearsItFirst() {
        house.sms().breakDown();
        assertFailed(method.begin(attempt), SMS_UNAVAILABLE);
        assertFailed(method.begin(new TestAttempt("step-up").inSessionOf(CARLA)), SMS_UNAVAILABLE);
        for (Input input : new Input[] {ANA_IDENTIFIES, Form.identify(FixedHouse.NOBODY, "2031-12-31"), Input.NONE}) {
            house.sms().recover();
            method.begin(attempt);
            house.sms().breakDown();
            assertFailed(method.resume(attempt, input), SMS_UNAVAILABLE);
        }
        assertThat(house.limits().tally()).isEmpty();
    }

    @Test
    void beginningAgainForgetsTheFirstTry() {
        method.begin(attempt);
        method.resume(attempt, ANA_IDENTIFIES);
        String first = house.sms().code();
        method.cancel(attempt);
        assertPage(method.begin(attempt), "identify");
        assertPage(method.resume(attempt, Form.code(first)), "identify");
        method.resume(attempt, Form.identify("00000002W", "2030-06-30"));
        assertRetry(method.resume(attempt, Form.code(first)), "code", CODE_WRONG, BRUNO);
    }

    @Test
    void aCodeCancelledIsWorthless() {
        method.begin(attempt);
        method.resume(attempt, ANA_IDENTIFIES);
        method.cancel(attempt);
        assertRetry(method.resume(attempt, Form.code(house.sms().code())), "code", CODE_EXPIRED);
    }

    @Test
    void whoWasBlockedWhileTheCodeWasOnItsWayStaysOutside() {
        method.begin(attempt);
        Step page = method.resume(attempt, ANA_IDENTIFIES);
        house.citizens().block(ANA);
        assertThat(method.resume(attempt, Input.NONE)).isEqualTo(page);
        assertRetry(method.resume(attempt, Form.code(house.sms().code())), "code", CODE_WRONG);
    }

    @Test
    void itDescribesItselfAsOneFactorForLow() {
        assertThat(new Pin24Factory().descriptor()).satisfies(descriptor -> {
            assertThat(descriptor.id()).hasToString("sms-pin");
            assertThat(descriptor.ceiling()).isEqualTo(LevelOfAssurance.LOW);
            assertThat(descriptor.factors()).containsExactly(Factor.POSSESSION);
            assertThat(descriptor.guessable()).isTrue();
        });
    }
}
