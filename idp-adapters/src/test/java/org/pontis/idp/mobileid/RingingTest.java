package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Input;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.VerificationCode;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;

/** The phone, from the first page until it is quiet again, whatever the dialect. */
class RingingTest extends RestCase {

    @Test
    @DisplayName("J3 the code is of the hash that is sent, and on the page before the phone rings")
    void theCodeIsShownBeforeThePhoneRings() {
        method = method(Map.of("ring-after", "PT1.5S"));
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        Step.Wait page = ringing(method.resume(attempt, ANA));

        assertThat(operator.asked(Question.RING)).as("the page is first").isEmpty();
        rung();
        assertThat(page.page()).isEqualTo("mobile-id-wait");
        assertThat(page.model())
                .containsEntry("verificationCode", VerificationCode.of(hash.get()))
                .containsEntry("lastTwo", "01");
    }

    @Test
    @DisplayName("J16 whether the broker knows somebody is told to nobody before she has signed")
    void theRegisterIsAskedLast() {
        house.citizens().block(FixedHouse.ANA);
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        assertThat(ringing(method.resume(attempt, ANA)).page()).isEqualTo("mobile-id-wait");
        rung();
        operator.says(Question.LOOK, request -> ok(sign(hash.get())));

        assertFailed(patiently(method.resume(attempt, Input.NONE)), CertificateLogin.CITIZEN_UNKNOWN);
    }

    @Test
    @DisplayName(
            "J16 an unknown person, another's number and a SIM without certificate: one answer, and no phone rings")
    void whoIsNoClientIsToldTheSameForEveryReason() {
        operator.says(Question.ASK, request -> Map.of("result", "NOT_FOUND"));

        assertFailed(login(form(FixedHouse.NOBODY, PHONE)), MobileProblems.NOT_CLIENT);
        assertFailed(login(ANA), MobileProblems.NOT_CLIENT);
        assertThat(operator.asked(Question.RING)).isEmpty();
        assertThat(house.limits().tally()).isEqualTo("mobile-id-per-address-hour=2");
    }

    @Test
    void cancelReachesTheOperatorAndThePhoneRests() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        looked(1);
        method.cancel(attempt);

        assertThat(told(Question.CANCEL).address()).endsWith("/session/" + SESSION);
        assertFailed(login(ANA), MobileProblems.COOL_DOWN);
        house.clock().forward(Duration.ofSeconds(31));
        operator.says(Question.LOOK, request -> ok(sign(hash.get())));
        responder(Reply.Status.GOOD);
        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
    }

    @Test
    void whoCancelsBeforeThePhoneRingsIsNotRung() {
        method = method(Map.of("ring-after", "PT1.5S"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        method.cancel(attempt);
        house.clock().forward(Duration.ofSeconds(31));
        responder(Reply.Status.GOOD);
        TestAttempt next = new TestAttempt("next");

        assertThat(login(next, ANA)).isInstanceOf(Step.Done.class);
        assertThat(operator.asked(Question.RING)).as("the second login only").hasSize(1);
    }

    @Test
    void whoCancelsBeforeTheOperatorHasAnsweredIsNotRungForLong() {
        CountDownLatch cancelled = new CountDownLatch(1);
        operator.on(Question.RING, (exchange, request) -> {
            await(cancelled);
            StubOperator.json(200, asked -> Map.of("sessionID", SESSION)).serve(exchange, request);
        });
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        method.cancel(attempt);
        cancelled.countDown();

        assertThat(told(Question.CANCEL).address()).endsWith("/session/" + SESSION);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    @DisplayName("J1 J2 one login at a time for a SIM and for a citizen, whoever starts the second")
    void aSecondLoginFindsThePhoneBusy() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        TestAttempt another = new TestAttempt("another").from("198.51.100.7");

        assertFailed(login(another, ANA), MobileProblems.BUSY);
    }

    @Test
    @DisplayName("J1 push bombing ends at the limit")
    void aPhoneRingsOnlySoOften() {
        method = method(Map.of("per-sim-hour", "2", "cool-down", "PT1S"));
        operator.says(Question.LOOK, request -> Map.of("state", "COMPLETE", "result", "PHONE_ABSENT"));

        assertFailed(login(ANA), MobileProblems.PHONE_ABSENT);
        assertFailed(login(ANA), MobileProblems.PHONE_ABSENT);
        assertFailed(login(ANA), MobileProblems.LIMIT);
        assertThat(operator.asked(Question.RING)).hasSize(2);
    }

    @Test
    void oneAddressAsksOnlySoOften() {
        method = method(Map.of("per-address-hour", "1"));
        operator.says(Question.ASK, request -> Map.of("result", "NOT_FOUND"));

        assertFailed(login(ANA), MobileProblems.NOT_CLIENT);
        assertFailed(login(ANA), MobileProblems.LIMIT);
    }

    @Test
    void afterTheDeadlineNothingCounts() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        operator.says(Question.LOOK, request -> ok(sign(hash.get())));
        house.clock().forward(Duration.ofSeconds(131));

        assertFailed(method.resume(attempt, Input.NONE), MobileProblems.TIMEOUT);
    }

    @Test
    @DisplayName("J18 another node goes on where the operator has told its session")
    void anotherNodeGoesOn() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        looked(1);
        method = method(Map.of());
        operator.says(Question.LOOK, request -> ok(sign(hash.get())));

        assertThat(patiently(method.resume(attempt, Input.NONE))).isInstanceOf(Step.Done.class);
        assertThat(operator.asked(Question.RING)).hasSize(1);
    }

    @Test
    @DisplayName("J18 a node that dies before the operator has told it ends the login, and nothing rings twice")
    void whatANodeTakesWithItIsNotRepeated() {
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        method = method(Map.of());

        assertFailed(method.resume(attempt, Input.NONE), MobileProblems.UNAVAILABLE);
        rung();
        assertThat(operator.asked(Question.RING)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "00000001A, 600000001",
        "00000001R, ''",
        "00000001R, 123",
        "'', 600000001",
        "00000001R, +34600000001;ext=1",
        "00000001R, 6000000010000000000"
    })
    void whatCannotBeIsNotAsked(String identifier, String phone) {
        method.begin(attempt);
        Step step = method.resume(attempt, form(identifier, phone));

        assertThat(step).isInstanceOfSatisfying(Step.Retry.class, retry -> {
            assertThat(retry.page()).isEqualTo("mobile-id");
            assertThat(retry.problem()).isEqualTo(INPUT_INVALID);
        });
        assertThat(operator.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"600000001", "+34 600 000 001", "0034600000001", "600-000.001", "(600) 000 001"})
    void aNumberIsReadAsPeopleWriteIt(String phone) {
        login(form("00000001R", phone));

        assertThat(operator.asked(Question.ASK)
                        .getFirst()
                        .request()
                        .path("phoneNumber")
                        .asText())
                .isEqualTo(PHONE);
    }

    @Test
    void aStepUpAsksForThePhoneOnly() {
        attempt.inSessionOf(FixedHouse.ANA);
        assertThat(method.begin(attempt)).isEqualTo(new Step.Prompt("mobile-id", Map.of("askIdentifier", false)));

        Step step =
                patiently(method.resume(attempt, new Input(Map.of("phone", "600000001", "identifier", "00000002W"))));

        assertThat(step).isInstanceOf(Step.Done.class);
        assertThat(operator.asked(Question.RING)
                        .getFirst()
                        .request()
                        .path("nationalIdentityNumber")
                        .asText())
                .isEqualTo("00000001R");
    }

    @Test
    void whoPressesTheButtonAfterThePinIsIn() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        looked(1);
        operator.says(Question.LOOK, request -> ok(sign(hash.get())));

        assertThat(method.resume(attempt, new Input(Map.of("continue", "true"))))
                .isInstanceOf(Step.Done.class);
    }

    @Test
    void aReloadRingsNoSecondTime() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        Step.Wait first = ringing(method.resume(attempt, ANA));
        rung();
        for (int i = 0; i < 10; i++) {
            assertThat(method.resume(attempt, Input.NONE)).isEqualTo(first);
        }

        assertThat(operator.asked(Question.RING)).hasSize(1);
    }
}
