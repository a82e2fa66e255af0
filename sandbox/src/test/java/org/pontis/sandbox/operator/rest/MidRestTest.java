package org.pontis.sandbox.operator.rest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.operator.Operated;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.operator.Purpose;
import org.pontis.sandbox.operator.Role;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** MID-REST as its document has it, and everything that can be wrong with an answer. */
class MidRestTest {

    private static final HexFormat HEX = HexFormat.of();

    @RegisterExtension
    static final Operated world = new Operated();

    private final byte[] hash = new byte[32];

    MidRestTest() {
        new SecureRandom().nextBytes(hash);
    }

    @Test
    void aLoginIsSignedByTheHoldersKeyOverTheHashAsItIs() throws Exception {
        JsonNode answer = loggedIn();
        assertThat(answer.get("state").asText()).isEqualTo("COMPLETE");
        assertThat(answer.get("result").asText()).isEqualTo("OK");
        assertThat(answer.at("/signature/algorithm").asText()).isEqualTo("SHA256WithECEncryption");
        X509Certificate certificate = certificate(answer);
        assertThat(certificate.getSubjectX500Principal().toString()).contains("IDCES-00000001R");
        certificate.verify(world.authority.issuer("sim-es").certificate().getPublicKey());
        assertThat(value(answer)).hasSize(64);
        assertThat(verifies("NONEwithECDSAinP1363Format", certificate.getPublicKey(), hash, value(answer)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SHA256, 32", "SHA384, 48", "SHA512, 64"})
    void anOldSimSignsWithPkcs1OverTheDigestInfo(String type, int length) throws Exception {
        byte[] longer = new byte[length];
        new SecureRandom().nextBytes(longer);
        Map<String, Object> request = request("+37200000566", "60001018800");
        request.put("hashType", type);
        request.put("hash", Base64.getEncoder().encodeToString(longer));
        JsonNode answer = approved(request, "1234");
        assertThat(answer.at("/signature/algorithm").asText()).isEqualTo(type + "WithRSAEncryption");
        RSAPublicKey key = (RSAPublicKey) certificate(answer).getPublicKey();
        String block = HEX.formatHex(new BigInteger(1, value(answer))
                .modPow(key.getPublicExponent(), key.getModulus())
                .toByteArray());
        String digestInfo = Map.of(
                        "SHA256", "3031300d060960864801650304020105000420",
                        "SHA384", "3041300d060960864801650304020205000430",
                        "SHA512", "3051300d060960864801650304020305000440")
                .get(type);
        assertThat(block).matches("01(ff)+00" + digestInfo + HEX.formatHex(longer));
    }

    @ParameterizedTest
    @CsvSource({
        "2f665f6a6999e0ef0752e00ec9f453adf59d8cb6, 1462",
        "0000000000000000000000000000000000000000, 0000",
        "ffffffffffffffffffffffffffffffffffffffff, 8191"
    })
    void theVerificationCodeIsThatOfTheDocument(String hash, String code) {
        assertThat(new Hash(HashType.SHA256, HEX.parseHex(hash)).verificationCode())
                .isEqualTo(code);
    }

    @Test
    void thePhoneShowsWhoAsksAndWhyAndTheCode() throws Exception {
        begin(request(Operated.ANA, "00000001R"));
        assertThat(world.prompt(Operated.ANA).text()).isEqualTo("PONTIS: Log in to Agencia Tributaria");
        assertThat(world.prompt(Operated.ANA).verificationCode())
                .isEqualTo(new Hash(HashType.SHA256, hash).verificationCode());
    }

    @Test
    void whatTheAlphabetLacksIsShownAsSpacesUnlessItIsUcs2() throws Exception {
        Map<String, Object> request = request(Operated.ANA, "00000001R");
        request.put("displayText", "Вход ñ");
        begin(request);
        assertThat(world.prompt(Operated.ANA).text()).isEqualTo("PONTIS:      ñ");
        world.cancel(Operated.ANA);
        request.put("displayTextFormat", "UCS-2");
        begin(request);
        assertThat(world.prompt(Operated.ANA).text()).isEqualTo("PONTIS: Вход ñ");
    }

    @Test
    void aSignatureAsksTheOtherPinAndComesWithoutCertificate() throws Exception {
        JsonNode session = world.json("POST", "/mid-api/signature", request(Operated.ANA, "00000001R"));
        assertThat(world.prompt(Operated.ANA).kind()).isEqualTo("signature");
        world.approve(Operated.ANA, "12345");
        JsonNode answer = world.json(
                "GET", "/mid-api/signature/session/" + session.get("sessionID").asText(), Map.of());
        assertThat(answer.has("cert")).isFalse();
        JsonNode certificate = world.json("POST", "/mid-api/certificate", request(Operated.ANA, "00000001R"));
        assertThat(verifies(
                        "NONEwithECDSAinP1363Format", certificate(certificate).getPublicKey(), hash, value(answer)))
                .isTrue();
    }

    @Test
    void theCertificateAnswerListsTheRolesAndARequestMayChooseOne() throws Exception {
        JsonNode known = world.json("POST", "/mid-api/certificate", request("+34600000005", "00000005M"));
        assertThat(known.findValuesAsText("role")).containsExactly("self", "company");
        Map<String, Object> request = request("+34600000005", "00000005M");
        request.put("role", "company");
        begin(request);
        world.approve("+34600000005", "1234");
        JsonNode answer = approved(request, "1234");
        assertThat(answer.get("cert")).isEqualTo(known.at("/roles/1/cert"));
        assertThat(certificate(answer).getSubjectX500Principal().getName()).contains("Puentes del Tajo SL");
    }

    @Test
    void whoIsNoCustomerHasNoCertificate() throws Exception {
        assertThat(world.json("POST", "/mid-api/certificate", request("+34600000002", "00000002W"))
                        .get("result")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({
        "+37200000366, 60001019928, NOT_MID_CLIENT",
        "+37200000266, 60001019939, NOT_MID_CLIENT",
        "+37200000666, 60001019961, SIGNATURE_HASH_MISMATCH",
        "+37207110066, 60001019947, DELIVERY_ERROR",
        "+37201100266, 60001019950, USER_CANCELLED",
        "+37201200266, 60001019972, SIM_ERROR",
        "+37213100266, 60001019983, PHONE_ABSENT",
        "+37066000266, 50001018908, TIMEOUT",
        "+34600000001, 00000005M, NOT_MID_CLIENT",
        "+34600000002, 00000002W, NOT_MID_CLIENT"
    })
    void everyDemoNumberHasItsOutcome(String phone, String identifier, String result) throws Exception {
        JsonNode answer = poll(begin(request(phone, identifier)));
        assertThat(answer.get("result").asText()).isEqualTo(result);
        assertThat(answer.has("signature")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "mid-not-client, NOT_MID_CLIENT",
        "mid-cancelled, USER_CANCELLED",
        "mid-timeout, TIMEOUT",
        "mid-phone-absent, PHONE_ABSENT",
        "mid-delivery-error, DELIVERY_ERROR",
        "mid-sim-error, SIM_ERROR",
        "mid-hash-mismatch, SIGNATURE_HASH_MISMATCH",
        "mid-pin-blocked, SIM_ERROR"
    })
    void everyOutcomeCanBePlayedOnAnyPhone(String fault, String result) throws Exception {
        world.faults.play(fault, Map.of("msisdn", Operated.ANA));
        assertThat(poll(begin(request(Operated.ANA, "00000001R"))).get("result").asText())
                .isEqualTo(result);
    }

    @Test
    void cancelOnThePhoneIsToldAtOnce() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        world.cancel(Operated.ANA);
        assertThat(poll(session).get("result").asText()).isEqualTo("USER_CANCELLED");
    }

    @Test
    void aWithdrawnSessionSilencesThePhone() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        world.prompt(Operated.ANA);
        assertThat(world.send("DELETE", "/mid-api/authentication/session/" + session, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(world.phones().prompts().on(PhoneNumber.of(Operated.ANA))).isEmpty();
        assertThat(poll(session).get("result").asText()).isEqualTo("USER_CANCELLED");
    }

    @Test
    void aPollThatIsNotAnsweredInTimeSaysRunning() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        JsonNode answer = world.json("GET", path(session) + "?timeoutMs=1", Map.of());
        assertThat(answer.get("state").asText()).isEqualTo("RUNNING");
        assertThat(answer.get("time").asText()).matches("[0-9-]{10}T[0-9:]{5,8}");
        assertThat(answer.get("traceId").asText()).matches("[0-9a-f]{16}");
    }

    @Test
    void aSecondPollSendsTheFirstHome() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        world.prompt(Operated.ANA);
        CompletableFuture<JsonNode> first =
                later(() -> world.json("GET", path(session) + "?timeoutMs=60000", Map.of()));
        JsonNode second = null;
        while (!first.isDone()) {
            second = world.json("GET", path(session) + "?timeoutMs=1000", Map.of());
        }
        assertThat(first.get(60, TimeUnit.SECONDS).get("state").asText()).isEqualTo("RUNNING");
        assertThat(second).isNotNull();
    }

    @Test
    void aSessionIsForgottenAfterFiveMinutesAndOnlyKnownAtItsOwnAddress() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        assertThat(world.send("GET", "/mid-api/signature/session/" + session, "")
                        .statusCode())
                .isEqualTo(404);
        world.approve(Operated.ANA, "1234");
        assertThat(poll(session).get("result").asText()).isEqualTo("OK");
        world.ahead = Duration.ofMinutes(5).plusSeconds(1);
        assertThat(world.send("GET", path(session), "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "relyingPartyUUID, 00000000-0000-0000-0000-00000000000A, 401",
        "relyingPartyName, SOMEBODY, 401",
        "relyingPartyName, , 400",
        "phoneNumber, , 400",
        "phoneNumber, 600000001, 400",
        "nationalIdentityNumber, , 400",
        "hash, AAAA, 400",
        "hash, not base64!, 400",
        "hash, , 400",
        "hashType, SHA1, 400",
        "language, SPA, 400",
        "displayTextFormat, ASCII, 400",
        "displayText, [[[[[[, 400"
    })
    void aRequestThatIsNotInOrderIsRefused(String field, String value, int status) throws Exception {
        Map<String, Object> request = request(Operated.ANA, "00000001R");
        request.put(field, value);
        assertThat(status(request)).isEqualTo(status);
    }

    @Test
    void theTextMayHave100CharactersOr50InUcs2() throws Exception {
        Map<String, Object> request = request(Operated.ANA, "00000001R");
        request.put("displayText", "x".repeat(101));
        assertThat(status(request)).isEqualTo(400);
        request.put("displayTextFormat", "UCS-2");
        request.put("displayText", "x".repeat(51));
        assertThat(status(request)).isEqualTo(400);
        request.put("displayText", "x".repeat(50));
        assertThat(status(request)).isEqualTo(200);
    }

    @Test
    void theNameOfARelyingPartyMayBeInAnyCaseAndUnknownFieldsAreIgnored() throws Exception {
        Map<String, Object> request = request(Operated.ANA, "00000001R");
        request.put("relyingPartyName", "demo");
        request.put("somethingNew", true);
        assertThat(status(request)).isEqualTo(200);
    }

    // ---- the forged answers

    @Test
    void anotherPersonsCertificateComesWithAGoodSignature() throws Exception {
        world.play(OperatorFaults.OTHER_PERSON);
        JsonNode answer = loggedIn();
        assertThat(certificate(answer).getSubjectX500Principal()).isNotEqualTo(own().getSubjectX500Principal());
        assertThat(verifies("NONEwithECDSAinP1363Format", certificate(answer).getPublicKey(), hash, value(answer)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mid-other-hash", "mid-bad-signature"})
    void theSignatureIsNotOverTheHash(String fault) throws Exception {
        world.faults.play(fault, Map.of());
        JsonNode answer = loggedIn();
        assertThat(value(answer)).hasSize(64);
        assertThat(verifies("NONEwithECDSAinP1363Format", certificate(answer).getPublicKey(), hash, value(answer)))
                .isFalse();
    }

    @Test
    void theSignatureIsDer() throws Exception {
        world.play(OperatorFaults.DER);
        JsonNode answer = loggedIn();
        assertThat(verifies("NONEwithECDSA", certificate(answer).getPublicKey(), hash, value(answer)))
                .isTrue();
    }

    @Test
    void theCertificateIsNotValidNowOrRevokedOrForeignOrOfAnotherKind() throws Exception {
        world.play(OperatorFaults.EXPIRED);
        assertThatThrownBy(() -> certificate(loggedIn()).checkValidity())
                .isInstanceOf(CertificateExpiredException.class);
        world.faults.stopAll();
        world.play(OperatorFaults.NOT_YET);
        assertThatThrownBy(() -> certificate(loggedIn()).checkValidity())
                .isInstanceOf(CertificateNotYetValidException.class);
        world.faults.stopAll();
        world.play(OperatorFaults.REVOKED);
        assertThat(world.authority.issuer("sim-es").revokedAt(certificate(loggedIn())))
                .isPresent();
        world.faults.stopAll();
        world.play(OperatorFaults.UNTRUSTED);
        assertThatThrownBy(() -> certificate(loggedIn())
                        .verify(world.authority.issuer("sim-es").certificate().getPublicKey()))
                .isInstanceOf(SignatureException.class);
        world.faults.stopAll();
        world.play(OperatorFaults.SIGNING);
        assertThat(certificate(loggedIn()).getKeyUsage()[0]).isFalse();
    }

    @Test
    void diegosCertificateHasExpiredWithoutAnyFault() throws Exception {
        JsonNode answer = approved(request("+34600000004", "00000004G"), "1234");
        assertThatThrownBy(() -> certificate(answer).checkValidity()).isInstanceOf(CertificateExpiredException.class);
    }

    @ParameterizedTest
    @CsvSource({"mid-rsa, 2048", "mid-weak-key, 1024"})
    void theKeyIsRsa(String fault, int bits) throws Exception {
        world.faults.play(fault, Map.of());
        RSAPublicKey key = (RSAPublicKey) certificate(loggedIn()).getPublicKey();
        assertThat(key.getModulus().bitLength()).isEqualTo(bits);
    }

    @Test
    void partsOfTheAnswerAreMissingOrWrong() throws Exception {
        world.play(OperatorFaults.NO_SIGNATURE);
        assertThat(loggedIn().has("signature")).isFalse();
        world.faults.stopAll();
        world.play(OperatorFaults.NO_CERT);
        assertThat(loggedIn().has("cert")).isFalse();
        world.faults.stopAll();
        world.play(OperatorFaults.UNKNOWN_RESULT);
        assertThat(loggedIn().get("result").asText()).isEqualTo("OK_WITH_REMARKS");
        world.faults.stopAll();
        world.play(OperatorFaults.WRONG_ALGORITHM);
        assertThat(loggedIn().at("/signature/algorithm").asText()).isEqualTo("SHA256WithRSAEncryption");
        world.faults.stopAll();
        world.play(OperatorFaults.EXTRA_FIELDS);
        JsonNode answer = loggedIn();
        assertThat(answer.has("newSinceYesterday")).isTrue();
        assertThat(answer.get("result").asText()).isEqualTo("OK");
    }

    @Test
    void aTimeoutMayHaveItsOldName() throws Exception {
        world.play(OperatorFaults.OLD_RESULT);
        world.play(OperatorFaults.TIMEOUT);
        assertThat(poll(begin(request(Operated.ANA, "00000001R"))).get("result").asText())
                .isEqualTo("EXPIRED_TRANSACTION");
    }

    @Test
    void theLastGoodAnswerComesAgain() throws Exception {
        JsonNode before = loggedIn();
        world.play(OperatorFaults.REPLAY);
        new SecureRandom().nextBytes(hash);
        assertThat(loggedIn().get("signature")).isEqualTo(before.get("signature"));
    }

    @Test
    void theSessionIsLost() throws Exception {
        String session = begin(request(Operated.ANA, "00000001R"));
        world.play(OperatorFaults.SESSION_LOST);
        assertThat(world.send("GET", path(session), "").statusCode()).isEqualTo(404);
    }

    @Test
    void twoPromptsMayShowSideBySide() throws Exception {
        world.play(OperatorFaults.PARALLEL);
        String first = begin(request(Operated.ANA, "00000001R"));
        world.prompt(Operated.ANA);
        String second = begin(request(Operated.ANA, "00000001R"));
        Patience.until(
                "the second shows as well",
                () -> world.prompt(Operated.ANA).id().equals(second));
        world.approve(Operated.ANA, "1234");
        assertThat(poll(second).get("result").asText()).isEqualTo("OK");
        world.approve(Operated.ANA, "1234");
        assertThat(poll(first).get("result").asText()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 500, 503})
    void theLineAnswersWithAnErrorAsOftenAsWanted(int status) throws Exception {
        world.faults.play("mid-http-error", Map.of("status", String.valueOf(status), "count", "1"));
        assertThat(status(request(Operated.ANA, "00000001R"))).isEqualTo(status);
        assertThat(status(request(Operated.ANA, "00000001R"))).isEqualTo(200);
    }

    @Test
    void theLineBreaksDawdlesOrAnswersWithAPage() throws Exception {
        world.faults.play("mid-hang-up", Map.of());
        assertThatThrownBy(() -> status(request(Operated.ANA, "00000001R"))).isInstanceOf(IOException.class);
        world.faults.stopAll();
        world.faults.play("mid-page", Map.of("count", "1"));
        assertThat(world.send("POST", "/mid-api/authentication", "{}").body()).startsWith("<!DOCTYPE");
        world.faults.play("mid-slow", Map.of("delayMillis", "200", "count", "1"));
        long begin = System.nanoTime();
        status(request(Operated.ANA, "00000001R"));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    private JsonNode loggedIn() throws Exception {
        return approved(request(Operated.ANA, "00000001R"), "1234");
    }

    private static JsonNode approved(Map<String, Object> request, String pin) throws Exception {
        String session = begin(request);
        world.approve((String) request.get("phoneNumber"), pin);
        return poll(session);
    }

    private static String begin(Map<String, Object> request) throws Exception {
        return world.json("POST", "/mid-api/authentication", request)
                .get("sessionID")
                .asText();
    }

    private static int status(Map<String, Object> request) throws Exception {
        return world.send("POST", "/mid-api/authentication", Response.JSON.writeValueAsString(request))
                .statusCode();
    }

    private static JsonNode poll(String session) throws Exception {
        return world.json("GET", path(session) + "?timeoutMs=60000", Map.of());
    }

    private static String path(String session) {
        return "/mid-api/authentication/session/" + session;
    }

    private Map<String, Object> request(String phone, String identifier) {
        Map<String, Object> request = new HashMap<>();
        request.put("relyingPartyUUID", "00000000-0000-0000-0000-000000000000");
        request.put("relyingPartyName", "PONTIS");
        request.put("phoneNumber", phone);
        request.put("nationalIdentityNumber", identifier);
        request.put("hash", Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 32)));
        request.put("hashType", "SHA256");
        request.put("language", "ENG");
        request.put("displayText", "Log in to Agencia Tributaria");
        return request;
    }

    private static X509Certificate own() throws Exception {
        return world.operator()
                .certificate(
                        world.operator()
                                .sims()
                                .find(PhoneNumber.of(Operated.ANA))
                                .orElseThrow(),
                        Purpose.AUTHENTICATION,
                        Role.SELF);
    }

    private static X509Certificate certificate(JsonNode answer) throws Exception {
        byte[] der = Base64.getDecoder().decode(answer.get("cert").asText());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] value(JsonNode answer) {
        return Base64.getDecoder().decode(answer.at("/signature/value").asText());
    }

    private static boolean verifies(String algorithm, PublicKey key, byte[] data, byte[] value) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initVerify(key);
        signature.update(data);
        return signature.verify(value);
    }

    private static <T> CompletableFuture<T> later(Callable<T> task) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(task.call());
            } catch (Exception e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }
}
