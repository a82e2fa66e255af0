package org.pontis.idp.mobileid;

import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Input;
import org.pontis.broker.Represented;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.mobileid.StubOperator.Question;
import org.pontis.idp.mobileid.operator.MobileProblems;
import org.pontis.idp.testing.FixedHouse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The whole method over MSS. */
class MssDialectTest extends MobileIdCase {

    private static final String SELF = "http://pontis.sandbox/self";
    private static final String COMPANY = "http://pontis.sandbox/company";

    private Making inTheSim = certificate();
    private Making signs = certificate();
    private KeyPair signing = KEYS;
    private List<String> profiles = List.of(SELF);
    private String suffix = "";
    private final AtomicReference<String> text = new AtomicReference<>("");

    @Override
    Map<String, String> dialect() {
        return Map.ofEntries(
                Map.entry("mss-url", operator.address() + "/mss"),
                Map.entry("mss-ap-id", "http://pontis.sandbox"),
                Map.entry("mss-ap-password", "secret"),
                Map.entry("mss-prefix", "Pontis"),
                Map.entry("mss-profile-self", SELF),
                Map.entry("mss-profile-company", COMPANY),
                Map.entry("mss-languages", "EN ES"),
                Map.entry("mss-poll-after", "PT0.1S"),
                Map.entry("mss-timeout", "PT2S"));
    }

    @BeforeEach
    void anOperatorThatDoesAsItShould() {
        operator.says(Question.ASK, request -> Map.of("MSS_ProfileResp", profile(request.path("MSS_ProfileReq"))))
                .says(Question.RING, request -> {
                    JsonNode wanted = request.path("MSS_SignatureReq");
                    text.set(wanted.path("DataToBeSigned").path("Data").asText());
                    Map<String, Object> reply = reply(wanted, "100");
                    reply.put("MSSP_TransID", "h5tE6");
                    return Map.of("MSS_SignatureResp", reply);
                })
                .says(Question.LOOK, request -> Map.of("MSS_StatusResp", signed(request.path("MSS_StatusReq"))));
    }

    private Map<String, Object> reply(JsonNode request, String status) {
        Map<String, Object> reply = new HashMap<>();
        reply.put(
                "AP_Info",
                Map.of("AP_TransID", request.path("AP_Info").path("AP_TransID").asText()));
        reply.put("MobileUser", Map.of("MSISDN", PHONE));
        reply.put("Status", Map.of("StatusCode", Map.of("Value", status), "StatusMessage", "whatever"));
        return reply;
    }

    private Map<String, Object> profile(JsonNode request) {
        Map<String, Object> reply = reply(request, "100");
        reply.put("SignatureProfile", profiles);
        reply.put(
                "Status",
                Map.of(
                        "StatusCode",
                        Map.of("Value", "100"),
                        "StatusDetail",
                        Map.of(
                                "ProfileQueryExtension",
                                Map.of(
                                        "Sscds",
                                        Map.of(
                                                "Sim",
                                                Map.of(
                                                        "MobileUserCertificate",
                                                        List.of(
                                                                Map.of(
                                                                        "X509Certificate",
                                                                        List.of(base64(inTheSim.der()))))))))));
        return reply;
    }

    private Map<String, Object> signed(JsonNode request) {
        Map<String, Object> reply = reply(request, "500");
        reply.put("MSS_Signature", Map.of("Base64Signature", base64(cms(text.get() + suffix))));
        return reply;
    }

    private byte[] cms(String content) {
        try {
            var certificate = signs.certificate();
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signing.getPrivate()), certificate));
            generator.addCertificates(new JcaCertStore(List.of(certificate, ISSUER.certificate())));
            return generator
                    .generate(new CMSProcessableByteArray(content.getBytes(UTF_8)), true)
                    .getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static Object fault(String code) {
        return Map.of("Fault", Map.of("Code", Map.of("SubCode", Map.of("Value", "_" + code), "Value", "Receiver")));
    }

    @Test
    void whoHasTheSimAndItsPinIsIn() {
        Step step = login(ANA);

        assertThat(step).isInstanceOfSatisfying(Step.Done.class, done -> {
            assertThat(done.citizen()).isEqualTo(FixedHouse.ANA);
            assertThat(done.represented()).isEmpty();
        });
    }

    @Test
    void thePhoneShowsPortalActionAndCode() {
        method.begin(attempt);
        Step.Wait page = ringing(method.resume(attempt, ANA));
        patiently(page);

        JsonNode request = operator.asked(Question.RING).getFirst().request().path("MSS_SignatureReq");
        String code = (String) page.model().get("verificationCode");
        assertThat(text.get())
                .startsWith("Pontis: entrar en Agencia Tributaria (demo). Compruebe que ve " + code + ". Ref. ")
                .matches(".* [A-Z2-7]{16}");
        assertThat(request.path("SignatureProfile").asText()).isEqualTo(SELF);
        assertThat(request.path("MessagingMode").asText()).isEqualTo("asynch");
        assertThat(request.findValue("UserLang").path("Value").asText()).isEqualTo("ES");
        assertThat(request.findValue("EventID").path("Value").asText()).isEqualTo(code);
    }

    @Test
    void noTwoTextsAreAlike() {
        login(ANA);
        String first = text.get();
        login(ANA);

        assertThat(text.get()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("J1 J16 a phone does not ring for whoever knows its number only")
    void aSimOfSomebodyElseDoesNotRing() {
        inTheSim = brunosCertificate();
        assertFailed(login(ANA), MobileProblems.NOT_CLIENT);

        operator.on(Question.ASK, StubOperator.json(500, request -> fault("105")));
        assertFailed(login(ANA), MobileProblems.NOT_CLIENT);

        profiles = List.of();
        assertFailed(login(ANA), MobileProblems.NOT_CLIENT);
        assertThat(operator.asked(Question.RING)).isEmpty();
    }

    @Test
    void anExpiredCertificateRingsAndIsRefusedAfterwards() {
        Making expired = certificate()
                .valid(
                        house.clock().instant().minus(Duration.ofDays(9)),
                        house.clock().instant().minusSeconds(60));
        inTheSim = expired;
        signs = expired;

        assertFailed(login(ANA), Problems.EXPIRED);
        assertThat(operator.asked(Question.RING)).hasSize(1);
    }

    @Test
    void theProfileFollowsTheRole() {
        profiles = List.of(SELF, COMPANY);
        signs = companyCertificate();
        method.begin(attempt);
        assertThat(patiently(method.resume(attempt, ANA))).isEqualTo(new Step.Prompt("mobile-id-role", Map.of()));
        Step step = patiently(method.resume(attempt, new Input(Map.of("role", "company"))));

        assertThat(step).isInstanceOfSatisfying(Step.Done.class, done -> assertThat(done.represented())
                .contains(new Represented("Puentes del Tajo SL", "VATES-B00000000")));
        assertThat(operator.asked(Question.RING)
                        .getFirst()
                        .request()
                        .at("/MSS_SignatureReq/SignatureProfile")
                        .asText())
                .isEqualTo(COMPANY);
    }

    @ParameterizedTest
    @CsvSource({
        "208, MID_TIMEOUT",
        "209, MID_DELIVERY",
        "401, MID_CANCELLED",
        "402, MID_PIN_BLOCKED",
        "404, MID_SIM",
        "900, MID_UNAVAILABLE",
        "777, MID_UNAVAILABLE"
    })
    @DisplayName("J10 faults of a transaction")
    void aFaultHasItsProblem(String code, String problem) {
        operator.on(Question.LOOK, StubOperator.json(500, request -> fault(code)));

        assertThat(((Step.Failed) login(ANA)).problem().code()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({"104, MID_REFUSED", "107, MID_REFUSED", "406, MID_BUSY", "109, MID_NOT_CLIENT", "900, MID_UNAVAILABLE"})
    @DisplayName("J10 faults of a request")
    void aRefusedRequestHasItsProblem(String code, String problem) {
        operator.on(Question.RING, StubOperator.json(500, request -> fault(code)));

        assertThat(((Step.Failed) login(ANA)).problem().code()).isEqualTo(problem);
    }

    @ParameterizedTest
    @CsvSource({
        "501, CERT_REVOKED",
        "503, MID_SIGNATURE_MISMATCH",
        "505, MID_REFUSED",
        "599, MID_UNAVAILABLE",
        "100, MID_UNAVAILABLE",
        "'', MID_UNAVAILABLE"
    })
    @DisplayName("J10 a status that is not a signature lets nobody in, whatever comes with it")
    void aStatusHasItsProblem(String status, String problem) {
        operator.says(Question.LOOK, request -> {
            Map<String, Object> reply = signed(request.path("MSS_StatusReq"));
            reply.put("Status", Map.of("StatusCode", Map.of("Value", status)));
            return Map.of("MSS_StatusResp", reply);
        });

        assertThat(((Step.Failed) login(ANA)).problem().code()).isEqualTo(problem);
    }

    @Test
    void theOperatorsWordThatItIsValidIsNotBelieved() {
        signing = Keys.p256();
        operator.says(Question.LOOK, request -> {
            Map<String, Object> reply = signed(request.path("MSS_StatusReq"));
            reply.put("Status", Map.of("StatusCode", Map.of("Value", "502")));
            return Map.of("MSS_StatusResp", reply);
        });

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    @DisplayName("J6 a signature over another text is forged, by one octet")
    void anotherTextIsForged() {
        suffix = ".";

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    @DisplayName("J5 the certificate of another person")
    void anotherPersonsCertificateIsRefused() {
        signs = brunosCertificate();

        assertFailed(login(ANA), MobileProblems.OTHER_PERSON);
    }

    @Test
    @DisplayName("J7 a key that is not the certificate's")
    void anotherKeyIsForged() {
        signing = Keys.p256();

        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    @DisplayName("J11 an answer about another transaction or another phone is forged")
    void anAnswerAboutSomethingElseIsForged() {
        operator.says(Question.LOOK, request -> {
            Map<String, Object> reply = signed(request.path("MSS_StatusReq"));
            reply.put("AP_Info", Map.of("AP_TransID", "another"));
            return Map.of("MSS_StatusResp", reply);
        });
        assertFailed(login(ANA), MobileProblems.FORGED);

        operator.says(Question.LOOK, request -> {
            Map<String, Object> reply = signed(request.path("MSS_StatusReq"));
            reply.put("MobileUser", Map.of("MSISDN", "+34600000999"));
            return Map.of("MSS_StatusResp", reply);
        });
        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    @DisplayName("J13 the signature of another login is forged in this one")
    void aReplayedSignatureIsForged() {
        AtomicReference<Object> first = new AtomicReference<>();
        operator.says(Question.LOOK, request -> {
            Map<String, Object> reply = signed(request.path("MSS_StatusReq"));
            first.compareAndSet(null, reply.get("MSS_Signature"));
            reply.put("MSS_Signature", first.get());
            return Map.of("MSS_StatusResp", reply);
        });

        assertThat(login(ANA)).isInstanceOf(Step.Done.class);
        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    void whatIsNoCmsIsForged() {
        for (Object nothing : List.of("", "%%%", base64(new byte[10]), base64("nonsense".getBytes(UTF_8)))) {
            operator.says(Question.LOOK, request -> {
                Map<String, Object> reply = reply(request.path("MSS_StatusReq"), "500");
                reply.put("MSS_Signature", Map.of("Base64Signature", nothing));
                return Map.of("MSS_StatusResp", reply);
            });

            assertFailed(login(ANA), MobileProblems.FORGED);
        }
        operator.says(Question.LOOK, request -> Map.of("MSS_StatusResp", reply(request.path("MSS_StatusReq"), "500")));
        assertFailed(login(ANA), MobileProblems.FORGED);
    }

    @Test
    @DisplayName("J9 a revoked certificate, and a responder that does not know it")
    void theResponderIsAsked() {
        responder(Reply.Status.REVOKED);
        assertFailed(login(ANA), Problems.REVOKED);
    }

    @Test
    void anOutstandingTransactionIsAskedAboutAgain() {
        operator.says(Question.LOOK, request -> Map.of("MSS_StatusResp", reply(request.path("MSS_StatusReq"), "504")));
        method.begin(attempt);
        ringing(method.resume(attempt, ANA));
        looked(3);
        method.cancel(attempt);

        assertThat(told(Question.CANCEL)
                        .request()
                        .at("/MSS_CancelReq/MSSP_TransID")
                        .asText())
                .isEqualTo("h5tE6");
    }
}
