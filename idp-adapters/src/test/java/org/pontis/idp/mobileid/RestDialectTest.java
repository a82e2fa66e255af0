package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Blame;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Step;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.testing.FixedHouse;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said in MID-REST, and what may be answered. */
class RestDialectTest extends RestCase {

    private static final Duration NOW_AND_THEN = Duration.ofMillis(200);

    @Test
    void whoHasTheSimAndItsPinIsInAtHigh() {
        Step step = login(ANA);

        Step.Done done = (Step.Done) step;
        assertThat(done.citizen()).isEqualTo(FixedHouse.ANA);
        assertThat(done.proof())
                .isEqualTo(new Proof(
                        MobileIdFactory.ID,
                        Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
                        LevelOfAssurance.HIGH,
                        Registration.ADVANCED,
                        Set.of("hwk", "pin", "mca", "mfa"),
                        house.clock().instant()));
        assertThat(done.represented()).isEmpty();
        assertThat(done.until().orElseThrow())
                .as("when her certificate ends")
                .isAfter(house.clock().instant());
        assertThat(operator.asked()).extracting(StubOperator.Asked::question).startsWith(Question.ASK, Question.RING);
    }

    @Test
    void theOperatorIsToldWhoAsksWhomAndWhatFor() {
        login(ANA);

        var request = operator.asked(Question.RING).getFirst().request();
        assertThat(request.path("relyingPartyName").asText()).isEqualTo("PONTIS");
        assertThat(request.path("phoneNumber").asText()).isEqualTo(PHONE);
        assertThat(request.path("nationalIdentityNumber").asText()).isEqualTo("00000001R");
        assertThat(request.path("hashType").asText()).isEqualTo("SHA256");
        assertThat(request.path("displayText").asText()).isEqualTo("Entrar en Agencia Tributaria (demo)");
        assertThat(request.path("displayTextFormat").asText()).isEqualTo("GSM-7");
        assertThat(request.path("language").asText()).isEqualTo("ENG");
        assertThat(request.has("role")).isFalse();
        assertThat(operator.asked(Question.LOOK).getFirst().address())
                .isEqualTo("/mid-api/authentication/session/" + SESSION + "?timeoutMs=2000");
    }

    /** õ is no letter of the phones' alphabet, ä is. */
    @ParameterizedTest
    @CsvSource({
        "Maksu- ja Tolliamet (demo), GSM-7, Sisenemine: Maksu- ja Tolliamet (demo)",
        "Päästeamet, GSM-7, Sisenemine: Päästeamet",
        "Sõiduõppe portaal, UCS-2, Sisenemine: Sõiduõppe portaal",
        "Põllumajanduse Registrite ja Informatsiooni Amet, UCS-2, Sisenemine: Põllumajanduse Registrite ja Informats"
    })
    void anEstoniansPhoneSpeaksEstonianInTheAlphabetItTakes(String portal, String format, String text) {
        attempt.in(Locale.of("et")).at(portal);

        login(ANA);

        var request = operator.asked(Question.RING).getFirst().request();
        assertThat(request.path("language").asText()).isEqualTo("EST");
        assertThat(request.path("displayText").asText()).isEqualTo(text);
        assertThat(request.path("displayTextFormat").asText()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, MID_TIMEOUT",
        "EXPIRED_TRANSACTION, MID_TIMEOUT",
        "NOT_MID_CLIENT, MID_NOT_CLIENT",
        "USER_CANCELLED, MID_CANCELLED",
        "SIGNATURE_HASH_MISMATCH, MID_SIGNATURE_MISMATCH",
        "PHONE_ABSENT, MID_PHONE_ABSENT",
        "DELIVERY_ERROR, MID_DELIVERY",
        "SIM_ERROR, MID_SIM",
        "OK_WITH_REMARKS, MID_UNAVAILABLE",
        "ok, MID_UNAVAILABLE",
        "'', MID_UNAVAILABLE"
    })
    @DisplayName("J10 every result has its problem, and an unknown one is none that lets in")
    void everyResultHasItsProblem(String result, String problem) {
        operator.says(Question.LOOK, request -> {
            var answer = new java.util.HashMap<>(ok(sign(hash.get())));
            answer.put("result", result);
            return answer;
        });

        assertThat(problem(login(ANA)).code()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "400, MID_REFUSED",
        "401, MID_REFUSED",
        "403, MID_REFUSED",
        "404, MID_UNAVAILABLE",
        "405, MID_REFUSED",
        "429, MID_UNAVAILABLE",
        "500, MID_UNAVAILABLE",
        "503, MID_UNAVAILABLE"
    })
    @DisplayName("J10 HTTP errors, wherever they come")
    void everyHttpErrorHasItsProblem(int status, String problem) {
        for (Question question : List.of(Question.LOOK, Question.RING, Question.ASK)) {
            operator.on(question, StubOperator.status(status));

            assertThat(problem(login(ANA)).code()).as(question.name()).isEqualTo(problem);
        }
    }

    @Test
    @DisplayName("J10 no JSON, a page, too much, twice the same field, half an answer: unavailable, never a success")
    void whatIsNoAnswerIsNone() {
        String twice = "{\"state\":\"RUNNING\",\"state\":\"COMPLETE\"}";
        for (StubOperator.Page page : List.of(
                StubOperator.text("text/html", "<p>Maintenance"),
                StubOperator.text("application/json", "nonsense"),
                StubOperator.text("application/json", "[]"),
                StubOperator.text("application/json", "{}"),
                StubOperator.text("application/json", twice),
                StubOperator.text("text/plain", "{\"state\":\"RUNNING\"}"),
                StubOperator.text("application/json", "{\"state\":\"" + " ".repeat(70_000) + "\"}"),
                StubOperator.hangUp())) {
            operator.on(Question.LOOK, page);

            assertFailed(login(ANA), MobileProblems.UNAVAILABLE);
        }
    }

    @Test
    @DisplayName("J12 an operator that thinks too long, or sends an octet now and then, is unavailable")
    void aSlowOperatorIsUnavailable() {
        operator.on(Question.RING, (exchange, request) -> drip(exchange));

        assertFailed(login(ANA), MobileProblems.UNAVAILABLE);
    }

    private static void drip(HttpExchange exchange) throws java.io.IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 100);
        for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(NOW_AND_THEN.toNanos());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../admin", "", "a", "x y", "a/b?c"})
    @DisplayName("J11 a session that is not one becomes no address")
    void aSessionThatIsNoneIsNotAsked(String session) {
        operator.says(Question.RING, request -> Map.of("sessionID", session));

        assertFailed(login(ANA), MobileProblems.UNAVAILABLE);
        assertThat(operator.asked(Question.LOOK)).isEmpty();
    }

    @Test
    void whoeverIsToBlameForAFailureIsNamed() {
        assertThat(MobileProblems.UNAVAILABLE.blame()).isEqualTo(Blame.PROVIDER);
        assertThat(MobileProblems.REFUSED.blame()).isEqualTo(Blame.SYSTEM);
        assertThat(MobileProblems.ALL).noneMatch(LoginProblem::counts);
    }

    private static LoginProblem problem(Step step) {
        assertThat(step).isInstanceOf(Step.Failed.class);
        return ((Step.Failed) step).problem();
    }
}
