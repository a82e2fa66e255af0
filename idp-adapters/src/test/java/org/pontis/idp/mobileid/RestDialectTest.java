package org.pontis.idp.mobileid;

import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Blame;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.mobileid.operator.VerificationCode;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.INPUT_INVALID;

/** The whole method over MID-REST. */
class RestDialectTest extends MobileIdCase {

    private static final String SESSION = "de305d54-75b4-431b-adb2-eb6b9e546015";

    private byte[] certificate = certificate().der();
    private KeyPair signing = KEYS;
    private final AtomicReference<byte[]> hash = new AtomicReference<>(new byte[32]);

    @Override
    Map<String, String> dialect() {
        return Map.of(
                "rest-url", operator.address() + "/mid-api",
                "rest-relying-party-uuid", "00000000-0000-0000-0000-000000000000",
                "rest-relying-party-name", "PONTIS",
                "rest-timeout", "PT2S");
    }

    @BeforeEach
    void anOperatorThatDoesAsItShould() {
        operator.says(Question.ASK, request -> Map.of("result", "OK", "cert", ""))
                .says(Question.RING, request -> {
                    hash.set(Base64.getDecoder().decode(request.path("hash").asText()));
                    return Map.of("sessionID", SESSION);
                })
                .says(Question.LOOK, request -> ok(sign(hash.get())));
    }

    private Map<String, Object> ok(byte[] signature) {
        return ok(signature, "SHA256WithECEncryption");
    }

    private Map<String, Object> ok(byte[] signature, String algorithm) {
        return Map.of(
                "state",
                "COMPLETE",
                "result",
                "OK",
                "signature",
                Map.of("value", base64(signature), "algorithm", algorithm),
                "cert",
                base64(certificate),
                "time",
                "2026-11-22T10:00:00",
                "newSinceYesterday",
                List.of(1));
    }

    private byte[] sign(byte[] what) {
        return sign("NONEwithECDSAinP1363Format", what);
    }

    private byte[] sign(String algorithm, byte[] what) {
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(signing.getPrivate());
            signer.update(what);
            return signer.sign();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    @Test
    void whoHasTheSimAndItsPinIsInAtHigh() {
        Step step = login(ANA);

        assertThat(step)
                .isEqualTo(new Step.Done(
                        FixedHouse.ANA,
                        new Proof(
                                MobileIdFactory.ID,
                                Set.of(Factor.POSSESSION, Factor.KNOWLEDGE),
                                LevelOfAssurance.HIGH,
                                Registration.ADVANCED,
                                Set.of("hwk", "pin", "mca", "mfa"),
                                house.clock().instant())));
        assertThat(operator.asked()).extracting(StubOperator.Asked::question).startsWith(Question.ASK, Question.RING);
    }

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
            for (int pauses = 0; pauses < 10; pauses++) {
                pause();
            }
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
    @DisplayName("J5 the certificate of another person")
    void anotherPersonsCertificateIsRefused() {
        certificate = brunosCertificate().der();

        assertFailed(login(ANA), MobileProblems.OTHER_PERSON);
    }

    @Test
    @DisplayName("J6 J14 signatures that are none, or of something else")
    void aSignatureThatIsNoneIsForged() {
        byte[] other = new byte[32];
        for (java.util.function.Supplier<Object> answer : List.<java.util.function.Supplier<Object>>of(
                () -> ok(sign(other)),
                () -> ok(sign("NONEwithECDSA", hash.get())),
                () -> ok(new byte[64]),
                () -> ok(new byte[0]),
                () -> ok(sign(hash.get()), "SHA256WithRSAEncryption"),
                () -> ok(sign(hash.get()), "SHA1WithECEncryption"),
                () -> Map.of("state", "COMPLETE", "result", "OK", "cert", base64(certificate)),
                () -> Map.of(
                        "state",
                        "COMPLETE",
                        "result",
                        "OK",
                        "signature",
                        Map.of("value", base64(sign(hash.get())), "algorithm", "SHA256WithECEncryption")),
                () -> Map.of(
                        "state",
                        "COMPLETE",
                        "result",
                        "OK",
                        "cert",
                        "%%%",
                        "signature",
                        Map.of("value", "%%%", "algorithm", "SHA256WithECEncryption")))) {
            operator.says(Question.LOOK, request -> answer.get());

            assertFailed(login(ANA), MobileProblems.FORGED);
        }
    }

    @Test
    @DisplayName("J7 a key that is not the certificate's")
    void anotherKeyThanTheCertificatesIsForged() {
        signing = Keys.p256();

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void rsaInASimIsAsGood() {
        signing = Keys.rsa(2048);
        certificate = certificate().key(signing.getPublic()).der();
        operator.says(Question.LOOK, request -> {
            byte[] info = java.util.HexFormat.of().parseHex("3031300d060960864801650304020105000420");
            byte[] input = java.util.Arrays.copyOf(info, info.length + 32);
            System.arraycopy(hash.get(), 0, input, info.length, 32);
            return ok(sign("NONEwithRSA", input), "SHA256WithRSAEncryption");
        });

        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
    }

    @Test
    @DisplayName("J8 J9 what is wrong with a certificate is said as it is")
    void aCertificateThatDoesNotPassLetsNobodyIn() {
        certificate = certificate()
                .valid(
                        house.clock().instant().minus(Duration.ofDays(9)),
                        house.clock().instant().minusSeconds(60))
                .der();
        assertFailed(login(ANA), Problems.EXPIRED);
        certificate = certificate().keyUsage(KeyUsage.nonRepudiation).der();
        assertFailed(login(ANA), Problems.WRONG_KIND);
        certificate = certificate().policies("1.3.6.1.4.1.99999.10.11").der();
        assertFailed(login(ANA), Problems.WRONG_KIND);
        TestAuthority stranger = TestAuthority.root("Test root").below("Test SIM issuer");
        certificate = stranger.login().key(KEYS.getPublic()).der();
        assertFailed(login(ANA), Problems.UNKNOWN_ISSUER);
        certificate = certificate().der();
        responder(Reply.Status.REVOKED);
        assertFailed(login(ANA), Problems.REVOKED);
    }

    @Test
    @DisplayName("J9 a responder that cannot be reached never means logged in")
    void anUnreachableResponderLetsNobodyIn() {
        site.at("/ocsp", TestSite.status(503));

        assertFailed(login(ANA), Problems.STATUS_UNREACHABLE);
    }

    @Test
    @DisplayName("J13 J6 the answer of another login is worth nothing in this one")
    void aReplayedAnswerIsForged() {
        AtomicReference<Object> first = new AtomicReference<>();
        operator.says(Question.LOOK, request -> {
            first.compareAndSet(null, ok(sign(hash.get())));
            return first.get();
        });

        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void anAnswerCountsOnce() {
        assertThat(login(ANA)).isInstanceOf(Step.Done.class);

        // the same login once more, from a browser that kept the page
        assertFailed(patiently(method.resume(attempt, Input.NONE)), LoginProblem.CODE_EXPIRED);
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
    void theRoleIsChosenAndDecidesTheCertificate() {
        operator.says(
                Question.ASK,
                request -> Map.of("result", "OK", "roles", List.of(Map.of("role", "self"), Map.of("role", "company"))));
        certificate = companyCertificate().der();
        method.begin(attempt);
        Step role = patiently(method.resume(attempt, ANA));
        assertThat(role).isEqualTo(new Step.Prompt("mobile-id-role", Map.of()));
        assertThat(method.resume(attempt, new Input(Map.of("role", "queen")))).isEqualTo(role);

        Step done = patiently(method.resume(attempt, new Input(Map.of("role", "company"))));

        assertThat(done).isInstanceOfSatisfying(Step.Done.class, step -> {
            assertThat(step.citizen()).isEqualTo(FixedHouse.ANA);
            assertThat(step.represented()).contains(new Represented("Puentes del Tajo SL", "VATES-B00000000"));
        });
        assertThat(operator.asked(Question.RING)
                        .getFirst()
                        .request()
                        .path("role")
                        .asText())
                .isEqualTo("company");
    }

    @Test
    void theOtherRolesCertificateIsForged() {
        operator.says(
                Question.ASK,
                request -> Map.of("result", "OK", "roles", List.of(Map.of("role", "self"), Map.of("role", "company"))));
        method.begin(attempt);
        patiently(method.resume(attempt, ANA));
        assertFailed(patiently(method.resume(attempt, new Input(Map.of("role", "company")))), MobileProblems.FORGED);

        certificate = companyCertificate().der();
        method.begin(attempt);
        patiently(method.resume(attempt, ANA));
        assertFailed(patiently(method.resume(attempt, new Input(Map.of("role", "self")))), MobileProblems.FORGED);
    }

    @Test
    void cancelReachesTheOperatorAndThePhoneRests() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        while (operator.asked(Question.LOOK).isEmpty()) {
            pause();
            method.resume(attempt, Input.NONE);
        }
        method.cancel(attempt);
        while (operator.asked(Question.CANCEL).isEmpty()) {
            pause();
        }

        assertThat(operator.asked(Question.CANCEL).getFirst().address()).endsWith("/session/" + SESSION);
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
        method.begin(next);
        Step step = method.resume(next, ANA);
        while (step instanceof Step.Wait) {
            pause();
            step = method.resume(next, Input.NONE);
        }

        assertThat(step).isInstanceOf(Step.Done.class);
        assertThat(operator.asked(Question.RING)).as("the second login only").hasSize(1);
    }

    @Test
    void whoCancelsBeforeTheOperatorHasAnsweredIsNotRungForLong() {
        operator.on(Question.RING, (exchange, request) -> {
            for (int pauses = 0; pauses < 20; pauses++) {
                pause();
            }
            StubOperator.json(200, asked -> Map.of("sessionID", SESSION)).serve(exchange, request);
        });
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        rung();
        method.cancel(attempt);
        while (operator.asked(Question.CANCEL).isEmpty()) {
            pause();
        }

        assertThat(operator.asked(Question.CANCEL).getFirst().address()).endsWith("/session/" + SESSION);
    }

    @Test
    @DisplayName("J1 J2 one login at a time for a SIM and for a citizen, whoever starts the second")
    void aSecondLoginFindsThePhoneBusy() {
        operator.says(Question.LOOK, request -> Map.of("state", "RUNNING"));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        TestAttempt another = new TestAttempt("another").from("198.51.100.7");
        method.begin(another);
        Step second = method.resume(another, ANA);
        while (second instanceof Step.Wait) {
            pause();
            second = method.resume(another, Input.NONE);
        }

        assertFailed(second, MobileProblems.BUSY);
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
        while (operator.asked(Question.LOOK).isEmpty()) {
            pause();
            method.resume(attempt, Input.NONE);
        }
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
        while (operator.asked(Question.LOOK).isEmpty()) {
            pause();
            method.resume(attempt, Input.NONE);
        }
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
