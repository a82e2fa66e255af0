package org.pontis.idp.password;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Phone;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.smspin.Pin24Factory;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.Form;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;
import static org.pontis.broker.LoginProblem.CODE_EXPIRED;
import static org.pontis.broker.LoginProblem.CREDENTIALS_WRONG;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;
import static org.pontis.broker.LoginProblem.LEVEL_NOT_REACHED;
import static org.pontis.broker.LoginProblem.METHOD_NOT_OFFERED;
import static org.pontis.broker.LoginProblem.SESSION_OVER;
import static org.pontis.broker.LoginProblem.SMS_UNAVAILABLE;
import static org.pontis.broker.LoginProblem.TOO_BUSY;
import static org.pontis.broker.LoginProblem.TOO_MANY_ATTEMPTS;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.ANAS_PASSWORD;
import static org.pontis.idp.testing.FixedHouse.BRUNO;
import static org.pontis.idp.testing.FixedHouse.BRUNOS_PASSWORD;
import static org.pontis.idp.testing.FixedHouse.CARLA;
import static org.pontis.idp.testing.FixedHouse.DIEGO;
import static org.pontis.idp.testing.FixedHouse.NOBODY;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;
import static org.pontis.idp.testing.Steps.proofOf;

class PermanentPasswordTest {

    private static final Input ANA_ENTERS = Form.password("00000001R", ANAS_PASSWORD);
    private static final Input BRUNO_ENTERS = Form.password("00000002W", BRUNOS_PASSWORD);

    private final FixedHouse house = new FixedHouse();
    private final LoginMethod method = house.method(new PermanentPasswordFactory(), Map.of());
    private final TestAttempt attempt = new TestAttempt("attempt");
    private final TestAttempt substantial = new TestAttempt("attempt").asking(SUBSTANTIAL);

    @Test
    void aPasswordAloneGivesLow() {
        assertThat(method.begin(attempt)).isEqualTo(new Step.Prompt("password", Map.of("askIdentifier", true)));
        assertThat(proofOf(method.resume(attempt, ANA_ENTERS), ANA))
                .isEqualTo(new Proof(
                        PermanentPasswordFactory.ID,
                        Set.of(Factor.KNOWLEDGE),
                        LOW,
                        Registration.ADVANCED,
                        Set.of("pwd"),
                        house.clock().instant()));
        assertThat(house.sms().sent()).isEmpty();
    }

    @Test
    void aPasswordAloneNeedsNoSmsCentre() {
        house.sms().breakDown();
        assertPage(method.begin(attempt), "password");
        proofOf(method.resume(attempt, ANA_ENTERS), ANA);
    }

    @Test
    void theChooserIsToldThatACodeCouldNotBeSentIfOneWillBeNeeded() {
        assertThat(method.obstacle(substantial)).isEmpty();
        house.sms().breakDown();
        assertThat(method.obstacle(substantial)).contains(LoginProblem.SMS_UNAVAILABLE);
        assertThat(method.obstacle(attempt)).as("the password alone will do").isEmpty();
    }

    @Test
    void theChooserIsToldWhatWillNotBeAskedAgain() {
        assertThat(method.held(substantial)).isEmpty();
        method.begin(attempt);
        Proof password = proofOf(method.resume(attempt, ANA_ENTERS), ANA);
        assertThat(method.held(new TestAttempt("step-up").asking(SUBSTANTIAL).inSessionOf(ANA, password)))
                .containsExactly(Factor.KNOWLEDGE);
    }

    @Test
    void withACodeItGivesSubstantialDatedFromThePassword() {
        method.begin(substantial);
        Instant typed = house.clock().instant();
        assertPage(method.resume(substantial, ANA_ENTERS), "code");
        house.clock().forward(Duration.ofMinutes(3));
        assertThat(proofOf(method.resume(substantial, Form.code(house.sms().code())), ANA))
                .isEqualTo(new Proof(
                        PermanentPasswordFactory.ID,
                        Set.of(Factor.KNOWLEDGE, Factor.POSSESSION),
                        SUBSTANTIAL,
                        Registration.ADVANCED,
                        Set.of("pwd", "sms", "otp", "mfa"),
                        typed));
    }

    @Test
    void whatWasRegisteredOnlineDoesNotReachSubstantialAndThatIsSaidOnlyAfterThePassword() {
        method.begin(substantial);
        assertRetry(
                method.resume(substantial, Form.password("00000002W", "wrong")), "password", CREDENTIALS_WRONG, BRUNO);
        assertFailed(method.resume(substantial, BRUNO_ENTERS), LEVEL_NOT_REACHED);
        assertThat(house.sms().sent()).isEmpty();
    }

    @Test
    void bothCredentialsMustBeRegisteredInPerson() {
        for (Citizen half : List.of(
                citizen(ANA, Registration.BASIC, Registration.ADVANCED),
                citizen(ANA, Registration.ADVANCED, Registration.BASIC))) {
            house.citizens().add(half);
            method.begin(substantial);
            assertFailed(method.resume(substantial, ANA_ENTERS), LEVEL_NOT_REACHED);
        }
    }

    private static Citizen citizen(Citizen like, Registration phone, Registration password) {
        return new Citizen(
                like.id(),
                like.identifier(),
                like.contrast(),
                like.phone().map(p -> new Phone(p.number(), phone)),
                Optional.of(password));
    }

    @Test
    void withoutAPhoneSubstantialIsNotReached() {
        Citizen phoneless = new Citizen(ANA.id(), ANA.identifier(), ANA.contrast(), Optional.empty(), ANA.password());
        house.citizens().add(phoneless);
        method.begin(substantial);
        assertFailed(method.resume(substantial, ANA_ENTERS), LEVEL_NOT_REACHED);
    }

    @Test
    void aWrongPasswordNeverReachesTheCode() {
        method.begin(substantial);
        assertRetry(
                method.resume(substantial, Form.password("00000001R", "wrong")), "password", CREDENTIALS_WRONG, ANA);
        assertRetry(method.resume(substantial, Form.password(NOBODY, "wrong")), "password", CREDENTIALS_WRONG);
        assertPage(method.resume(substantial, Form.code("12345678")), "password");
        assertThat(house.sms().sent()).isEmpty();
        assertThat(house.challenges().isEmpty()).isTrue();
    }

    @Test
    void nobodyAndNoPasswordLookLikeAWrongPasswordAndCostTheSame() {
        method.begin(attempt);
        Step wrong = method.resume(attempt, Form.password("00000001R", "wrong"));
        Step nobody = method.resume(attempt, Form.password(NOBODY, "wrong"));
        Step without = method.resume(attempt, Form.password("00000004G", "wrong"));
        assertRetry(wrong, "password", CREDENTIALS_WRONG, ANA);
        assertRetry(nobody, "password", CREDENTIALS_WRONG);
        assertRetry(without, "password", CREDENTIALS_WRONG, DIEGO);
        assertThat(((Step.Retry) nobody).model()).isEqualTo(((Step.Retry) wrong).model());
        assertThat(house.passwords().checks()).isEqualTo(3);
    }

    @Test
    void aPasswordThatNobodyHadTimeForIsNotCountedAndMayBeSentAgain() {
        method.begin(attempt);
        house.passwords().crowded(true);
        for (int i = 0; i < 50; i++) {
            assertRetry(method.resume(attempt, ANA_ENTERS), "password", TOO_BUSY);
        }
        assertThat(house.passwords().checks()).isZero();
        house.passwords().crowded(false);
        proofOf(method.resume(attempt, ANA_ENTERS), ANA);
    }

    @Test
    void nobodyIsMadeToWaitLikeEverybody() {
        for (String identifier : List.of("00000001R", NOBODY, "00000003A")) {
            TestAttempt browser = new TestAttempt("attempt-" + identifier);
            method.begin(browser);
            for (int i = 1; i <= 5; i++) {
                assertThat(method.resume(browser, Form.password(identifier, "wrong")))
                        .isInstanceOf(Step.Retry.class);
            }
            assertFailed(method.resume(browser, Form.password(identifier, "wrong")), TOO_MANY_ATTEMPTS);
        }
        assertThat(house.passwords().checks()).isEqualTo(15);
    }

    @Test
    void whileWaitingNotEvenTheRightPasswordIsLookedAt() {
        method.begin(attempt);
        failFiveTimes();
        assertFailed(method.resume(attempt, ANA_ENTERS), TOO_MANY_ATTEMPTS);
        assertThat(house.events())
                .containsExactly(new AuditEvent.LimitReached(PermanentPasswordFactory.ID, "password-tries"));
        house.clock().forward(Duration.ofMinutes(1));
        proofOf(method.resume(attempt, ANA_ENTERS), ANA);
    }

    private void failFiveTimes() {
        for (int i = 1; i <= 5; i++) {
            method.resume(attempt, Form.password("00000001R", "wrong"));
        }
    }

    @Test
    void theRightPasswordForgetsTheWrongOnesBefore() {
        method.begin(attempt);
        for (int round = 1; round <= 3; round++) {
            for (int i = 1; i <= 4; i++) {
                method.resume(attempt, Form.password("00000001R", "wrong"));
            }
            proofOf(method.resume(attempt, ANA_ENTERS), ANA);
        }
    }

    @Test
    void anotherSpellingOfTheIdentifierIsNoWayAround() {
        method.begin(attempt);
        failFiveTimes();
        assertFailed(method.resume(attempt, Form.password("1-r", "wrong")), TOO_MANY_ATTEMPTS);
    }

    @Test
    void aStrangerWhoGuessesLeavesHerSmsPinUsable() {
        method.begin(attempt);
        failFiveTimes();
        LoginMethod smsPin = house.method(new Pin24Factory(), Map.of());
        TestAttempt ana = new TestAttempt("ana");
        smsPin.begin(ana);
        smsPin.resume(ana, Form.identify("00000001R", "2031-12-31"));
        proofOf(smsPin.resume(ana, Form.code(house.sms().code())), ANA);
    }

    @Test
    void aStrangerWhoGuessesDoesNotMakeHerWaitInHerOwnSession() {
        method.begin(attempt);
        failFiveTimes();
        TestAttempt session = new TestAttempt("session").inSessionOf(ANA);
        method.begin(session);
        proofOf(method.resume(session, Form.password(ANAS_PASSWORD)), ANA);
    }

    @Test
    void aSessionIsNoPlaceToGuessEither() {
        TestAttempt session = new TestAttempt("session").inSessionOf(ANA);
        method.begin(session);
        for (int i = 1; i <= 5; i++) {
            assertRetry(method.resume(session, Form.password("wrong")), "password", CREDENTIALS_WRONG, ANA);
        }
        assertFailed(method.resume(session, Form.password(ANAS_PASSWORD)), TOO_MANY_ATTEMPTS);
    }

    @Test
    void onePasswordTriedOnEverybodyFromOneAddressEndsToo() {
        LoginMethod strict = house.method(new PermanentPasswordFactory(), Map.of("failures-per-address-hour", "3"));
        strict.begin(attempt);
        for (String identifier : List.of("00000001R", NOBODY, "00000002W")) {
            strict.resume(attempt, Form.password(identifier, "wrong"));
        }
        assertFailed(strict.resume(attempt, Form.password("00000003A", "wrong")), TOO_MANY_ATTEMPTS);
        TestAttempt elsewhere = new TestAttempt("elsewhere").from("198.51.100.7");
        strict.begin(elsewhere);
        proofOf(strict.resume(elsewhere, BRUNO_ENTERS), BRUNO);
    }

    @Test
    void manyGuessesAtTheSameMomentAreNotMoreThanOneAfterTheOther() throws Exception {
        method.begin(attempt);
        Input wrong = Form.password("00000001R", "wrong");
        atOnce(50, () -> method.resume(attempt, wrong));
        assertThat(house.passwords().checks()).isBetween(5, 6);
    }

    @Test
    void composedAndDecomposedCharactersAreTheSamePassword() {
        String composed = "El niño cruzó el río por el puente";
        house.passwords().set(ANA, composed);
        method.begin(attempt);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        proofOf(method.resume(attempt, Form.password("00000001R", decomposed)), ANA);
    }

    @Test
    void spacesAroundAPasswordBelongToIt() {
        house.passwords().set(ANA, " con espacios ");
        method.begin(attempt);
        assertRetry(
                method.resume(attempt, Form.password("00000001R", "con espacios")), "password", CREDENTIALS_WRONG, ANA);
        proofOf(method.resume(attempt, Form.password("00000001R", " con espacios ")), ANA);
    }

    @Test
    void anOverlongPasswordIsNeverHashed() {
        method.begin(attempt);
        assertRetry(method.resume(attempt, Form.password("00000001R", "x".repeat(513))), "password", INPUT_INVALID);
        assertRetry(method.resume(attempt, Form.password("00000001R", "")), "password", INPUT_INVALID);
        assertRetry(method.resume(attempt, Form.password("00000001A", "x")), "password", INPUT_INVALID);
        assertThat(house.passwords().checks()).isZero();
    }

    @Test
    void aReloadShowsTheSamePage() {
        Step first = method.begin(substantial);
        assertThat(method.resume(substantial, Input.NONE)).isEqualTo(first);
        Step second = method.resume(substantial, ANA_ENTERS);
        assertThat(method.resume(substantial, Input.NONE)).isEqualTo(second);
        assertThat(house.sms().sent()).hasSize(1);
    }

    @Test
    void forSubstantialWithoutAnSmsCentreEverybodyHearsItFirst() {
        house.sms().breakDown();
        assertFailed(method.begin(substantial), SMS_UNAVAILABLE);
        house.sms().recover();
        method.begin(substantial);
        house.sms().breakDown();
        assertFailed(method.resume(substantial, ANA_ENTERS), SMS_UNAVAILABLE);
        assertFailed(method.resume(substantial, Form.password(NOBODY, "wrong")), SMS_UNAVAILABLE);
        assertThat(house.passwords().checks()).isZero();
    }

    @Test
    void highIsNotOffered() {
        assertFailed(method.begin(new TestAttempt("attempt").asking(HIGH)), METHOD_NOT_OFFERED);
    }

    @Test
    void whoWasBlockedWhileTheCodeWasOnItsWayStaysOutside() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        house.citizens().block(ANA);
        assertFailed(method.resume(substantial, Form.code(house.sms().code())), CODE_EXPIRED);
    }

    @Test
    void aPasswordThatWasResetWhileTheCodeWasOnItsWayProvesNothing() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        String code = house.sms().code();
        house.passwords().set(ANA, "another-one-from-the-office");
        assertFailed(method.resume(substantial, Form.code(code)), SESSION_OVER);
        assertFailed(method.resume(substantial, Form.code(code)), SESSION_OVER);
    }

    @Test
    void norDoesOneThatWasTakenAway() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        house.passwords().remove(ANA);
        assertFailed(method.resume(substantial, Form.code(house.sms().code())), SESSION_OVER);
    }

    @Test
    void afterAResetNoFurtherCodeIsSent() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        house.passwords().set(ANA, "another-one-from-the-office");
        house.clock().forward(Duration.ofMinutes(2));
        assertFailed(method.resume(substantial, Form.resend()), SESSION_OVER);
        assertThat(house.sms().sent()).hasSize(1);
    }

    @Test
    void whoseRegistrationWasLoweredMeanwhileDoesNotReachSubstantial() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        house.citizens().add(citizen(ANA, Registration.BASIC, Registration.ADVANCED));
        assertFailed(method.resume(substantial, Form.code(house.sms().code())), LEVEL_NOT_REACHED);
    }

    @Test
    void beginningAgainForgetsTheFirstTry() {
        method.begin(substantial);
        method.resume(substantial, ANA_ENTERS);
        String code = house.sms().code();
        method.cancel(substantial);
        assertPage(method.begin(substantial), "password");
        assertPage(method.resume(substantial, Form.code(code)), "password");
    }

    // in a live session

    @Test
    void inALiveSessionTheIdentifierIsNotAsked() {
        TestAttempt session = new TestAttempt("session").inSessionOf(ANA);
        assertThat(method.begin(session)).isEqualTo(new Step.Prompt("password", Map.of("askIdentifier", false)));
        assertRetry(method.resume(session, BRUNO_ENTERS), "password", CREDENTIALS_WRONG, ANA);
        proofOf(method.resume(session, Form.password("00000002W", ANAS_PASSWORD)), ANA);
    }

    private Proof phone(Citizen citizen, Instant at) {
        Registration registration = citizen.phone().orElseThrow().registration();
        return new Proof(
                new Pin24Factory().descriptor().id(),
                Set.of(Factor.POSSESSION),
                LOW,
                registration,
                Set.of("sms", "otp"),
                at);
    }

    private Proof password(Registration registration, Instant at) {
        return new Proof(PermanentPasswordFactory.ID, Set.of(Factor.KNOWLEDGE), LOW, registration, Set.of("pwd"), at);
    }

    @Test
    void afterAnSmsPinOnlyThePasswordIsAsked() {
        Instant earlier = house.clock().instant();
        house.clock().forward(Duration.ofMinutes(20));
        house.sms().breakDown();
        TestAttempt session = new TestAttempt("session").asking(SUBSTANTIAL).inSessionOf(ANA, phone(ANA, earlier));
        assertPage(method.begin(session), "password");
        Proof proof = proofOf(method.resume(session, Form.password(ANAS_PASSWORD)), ANA);
        assertThat(proof.level()).isEqualTo(SUBSTANTIAL);
        assertThat(proof.factors()).containsExactlyInAnyOrder(Factor.KNOWLEDGE, Factor.POSSESSION);
        assertThat(proof.amr()).containsExactlyInAnyOrder("pwd", "sms", "otp", "mfa");
        assertThat(proof.at()).isEqualTo(earlier);
    }

    @Test
    void afterAPasswordOnlyTheCodeIsAsked() {
        Instant earlier = house.clock().instant();
        house.clock().forward(Duration.ofMinutes(20));
        TestAttempt session = new TestAttempt("session")
                .asking(SUBSTANTIAL)
                .inSessionOf(ANA, password(Registration.ADVANCED, earlier));
        assertPage(method.begin(session), "code");
        Proof proof = proofOf(method.resume(session, Form.code(house.sms().code())), ANA);
        assertThat(proof.level()).isEqualTo(SUBSTANTIAL);
        assertThat(proof.at()).isEqualTo(earlier);
        assertThat(house.passwords().checks()).isZero();
    }

    @Test
    void afterBothNothingIsAsked() {
        Instant earlier = house.clock().instant();
        house.clock().forward(Duration.ofMinutes(5));
        TestAttempt session = new TestAttempt("session")
                .asking(SUBSTANTIAL)
                .inSessionOf(ANA, password(Registration.ADVANCED, house.clock().instant()), phone(ANA, earlier));
        Proof proof = proofOf(method.begin(session), ANA);
        assertThat(proof.level()).isEqualTo(SUBSTANTIAL);
        assertThat(proof.at()).isEqualTo(earlier);
        assertThat(house.sms().sent()).isEmpty();
    }

    @Test
    void aPasswordRegisteredOnlineStaysLowInTheSessionToo() {
        TestAttempt session = new TestAttempt("session")
                .asking(SUBSTANTIAL)
                .inSessionOf(ANA, password(Registration.BASIC, house.clock().instant()));
        assertFailed(method.begin(session), LEVEL_NOT_REACHED);
    }

    @Test
    void aPhoneRegisteredOnlineWhenItWasProvenIsAskedAgain() {
        Citizen before = citizen(ANA, Registration.BASIC, Registration.ADVANCED);
        TestAttempt session = new TestAttempt("session")
                .asking(SUBSTANTIAL)
                .inSessionOf(ANA, phone(before, house.clock().instant()));
        method.begin(session);
        assertPage(method.resume(session, Form.password(ANAS_PASSWORD)), "code");
    }

    @Test
    void proofsWithoutTheirCitizenAreNobodys() {
        TestAttempt session = new TestAttempt("session")
                .asking(SUBSTANTIAL)
                .inSessionOf(ANA, phone(ANA, house.clock().instant()))
                .leavingTheSession();
        assertPage(method.begin(session), "password");
        assertPage(method.resume(session, ANA_ENTERS), "code");
    }

    @Test
    void whoHasNoPasswordIsToldNothingElse() {
        TestAttempt session = new TestAttempt("session").inSessionOf(CARLA);
        method.begin(session);
        assertRetry(method.resume(session, Form.password("anything")), "password", CREDENTIALS_WRONG, CARLA);
    }
}
