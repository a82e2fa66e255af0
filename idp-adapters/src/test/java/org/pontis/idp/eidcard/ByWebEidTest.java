package org.pontis.idp.eidcard;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.eidcard.webeid.SoftCard;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;
import static org.pontis.idp.testing.Steps.proofOf;

/** The way by the browser's extension. */
class ByWebEidTest extends EidCardCase {

    @Test
    void aCardThatSignsTheNonceLogsItsHolderInAtHigh() {
        assertThat(proofOf(byWebEid(certificate()), FixedHouse.ANA).level()).isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void aNonceCountsOnceHoweverManyBringIt() throws Exception {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));

        List<Step> steps = atOnce(20, () -> method.resume(attempt, signed));

        assertThat(steps).filteredOn(Step.Done.class::isInstance).hasSize(1);
    }

    @Test
    void aTokenReplayedInTheSameLoginIsRefused() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        method.resume(attempt, signed);

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }

    @Test
    void aNonceThatWasAnsweredWronglyIsUsedUp() {
        String nonce = challenge(attempt);
        assertFailed(method.resume(attempt, token("nonsense")), CardProblems.FORGED);

        assertRetry(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, nonce))),
                "eid-card",
                CardProblems.TIMEOUT);
    }

    @Test
    void aTokenForAnotherLoginIsRefused() {
        String foreign = challenge(new TestAttempt("his"));
        challenge(attempt);

        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, foreign))),
                CardProblems.FORGED);
    }

    @Test
    void aReloadAsksForAFreshSignatureAndForgetsTheOldOne() {
        String first = challenge(attempt);
        String second = nonce(method.resume(attempt, Input.NONE));

        assertThat(second).isNotEqualTo(first);
        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, first))), CardProblems.FORGED);
    }

    @Test
    void aNonceLivesFiveMinutes() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        house.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }

    @Test
    void aTokenMadeForAnotherOriginIsRefused() {
        String nonce = challenge(attempt);

        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", "https://c1ave.example", nonce))),
                CardProblems.FORGED);
    }

    @Test
    void aTokenLongerThanTokensAreIsRefused() {
        challenge(attempt);

        assertFailed(method.resume(attempt, token(" ".repeat(10_001))), CardProblems.FORGED);
    }

    @Test
    void whoeverHasOnlyTheCertificateLearnsNothingOfIt() {
        responder(Reply.Status.REVOKED);
        String nonce = challenge(attempt);
        SoftCard stolen = new SoftCard(certificate().der(), Keys.p256());

        assertFailed(method.resume(attempt, token(stolen.token("ES256", ORIGIN, nonce))), CardProblems.FORGED);
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ERR_WEBEID_USER_CANCELLED, CARD_CANCELLED",
        "ERR_WEBEID_USER_TIMEOUT, CARD_TIMEOUT",
        "ERR_WEBEID_ACTION_TIMEOUT, CARD_TIMEOUT",
        "ERR_WEBEID_EXTENSION_UNAVAILABLE, CARD_READER",
        "ERR_WEBEID_NATIVE_UNAVAILABLE, CARD_READER",
        "ERR_WEBEID_NATIVE_FATAL, CARD_READER",
        "ERR_WEBEID_NATIVE_INVALID_ARGUMENT, CARD_READER",
        "ERR_WEBEID_VERSION_MISMATCH, CARD_READER",
        "ERR_WEBEID_VERSION_INVALID, CARD_READER",
        "ERR_WEBEID_CONTEXT_INSECURE, CARD_READER",
        "ERR_WEBEID_ACTION_PENDING, CARD_READER",
        "ERR_WEBEID_MISSING_PARAMETER, CARD_READER",
        "ERR_WEBEID_UNKNOWN_ERROR, CARD_READER",
        "ERR_OF_TOMORROW, CARD_READER",
        "'', CARD_READER"
    })
    void whatTheExtensionSaysLeadsBackToTheChoiceWithItsReason(String said, String code) {
        challenge(attempt);
        Step step = method.resume(attempt, new Input(Map.of("error", said)));

        assertThat(step).isInstanceOfSatisfying(Step.Retry.class, retry -> {
            assertThat(retry.page()).isEqualTo("eid-card");
            assertThat(retry.problem().code()).isEqualTo(code);
            assertThat(retry.model()).containsEntry("tls", true);
        });
    }

    @Test
    void aTokenThatNobodyAskedForIsNotLookedAt() {
        method.begin(attempt);

        assertPage(method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, "bm9uY2U="))), "eid-card");
    }

    @Test
    void aNonceThatWasTakenBackIsGone() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        method.cancel(attempt);

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }
}
