package org.pontis.sandbox.operator.mss;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.operator.Operated;
import org.pontis.sandbox.operator.OperatorFaults;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** MSS in its REST form: what is asked, what comes back, and what can be wrong with it. */
class MssRestTest {

    private static final String TEXT = "Pontis: Log in to Agencia Tributaria? Code 0104 ñ";

    @RegisterExtension
    static final Operated world = new Operated();

    @Test
    void theAnswerIsACmsWithTextAndChain() throws Exception {
        ObjectNode request = request(Operated.ANA, "http://pontis.sandbox/self");
        JsonNode begun = sign(request);
        assertThat(begun.at("/Status/StatusCode/Value").asText()).isEqualTo("100");
        assertThat(begun.at("/AP_Info/AP_TransID").asText())
                .isEqualTo(request.at("/MSS_SignatureReq/AP_Info/AP_TransID").asText());
        assertThat(begun.at("/MobileUser/MSISDN").asText()).isEqualTo(Operated.ANA);
        assertThat(status(begun).at("/Status/StatusCode/Value").asText()).isEqualTo("504");
        assertThat(world.prompt(Operated.ANA).text()).isEqualTo(TEXT);
        world.approve(Operated.ANA, "1234");
        JsonNode end = status(begun);
        assertThat(end.at("/Status/StatusCode/Value").asText()).isEqualTo("500");
        CMSSignedData cms = cms(end);
        assertThat(content(cms)).isEqualTo(TEXT);
        assertThat(cms.getCertificates().getMatches(null)).hasSize(3);
        assertThat(verifies(cms)).isTrue();
        assertThat(signer(cms).getSubject().toString()).contains("IDCES-00000001R");
    }

    @Test
    void theProfileChoosesTheCompanysCertificate() throws Exception {
        JsonNode begun = sign(request("+34600000005", "http://pontis.sandbox/company"));
        world.approve("+34600000005", "1234");
        assertThat(signer(cms(status(begun))).getSubject().toString()).contains("VATES-B00000000");
    }

    @Test
    void aSimWithoutCompanyHasNoSuchProfile() throws Exception {
        assertFault(send("sign", request(Operated.ANA, "http://pontis.sandbox/company")), "_109", "Sender");
    }

    @Test
    void theProfileQueryTellsTheRolesWithoutRinging() throws Exception {
        ObjectNode request = (ObjectNode) Response.JSON.valueToTree(Map.of(
                "MSS_ProfileReq",
                Map.of(
                        "AP_Info", info(),
                        "MajorVersion", "2",
                        "MinorVersion", "0",
                        "MobileUser", Map.of("MSISDN", "+34600000005"),
                        "Params", "certs")));
        JsonNode answer = send("profile", request).get("MSS_ProfileResp");
        assertThat(answer.get("SignatureProfile").toString())
                .isEqualTo("[\"http://pontis.sandbox/self\",\"http://pontis.sandbox/company\"]");
        assertThat(answer.findValues("X509SubjectName").toString()).contains("Puentes del Tajo SL");
        assertThat(world.phones().prompts().on(PhoneNumber.of("+34600000005"))).isEmpty();
    }

    @Test
    void oneTransactionAtATimeOnASim() throws Exception {
        JsonNode begun = sign(request(Operated.ANA, "http://pontis.sandbox/self"));
        assertFault(send("sign", request(Operated.ANA, "http://pontis.sandbox/self")), "_406", "Receiver");
        world.prompt(Operated.ANA);
        world.cancel(Operated.ANA);
        assertFault(statusAnswer(begun), "_401", "Receiver");
        sign(request(Operated.ANA, "http://pontis.sandbox/self"));
    }

    @Test
    void aWithdrawnTransactionSilencesThePhone() throws Exception {
        JsonNode begun = sign(request(Operated.ANA, "http://pontis.sandbox/self"));
        world.prompt(Operated.ANA);
        ObjectNode request = (ObjectNode) Response.JSON.valueToTree(Map.of(
                "MSS_CancelReq",
                Map.of(
                        "AP_Info",
                        info(),
                        "MSSP_TransID",
                        begun.get("MSSP_TransID").asText())));
        assertThat(send("cancel", request).has("MSS_CancelResp")).isTrue();
        assertThat(world.phones().prompts().on(PhoneNumber.of(Operated.ANA))).isEmpty();
        assertFault(statusAnswer(begun), "_401", "Receiver");
    }

    @Test
    void theEventIdIsShownAsCode() throws Exception {
        ObjectNode request = request(Operated.ANA, "http://pontis.sandbox/self");
        request.withArray("/MSS_SignatureReq/AdditionalServices")
                .addObject()
                .put("Description", "http://mss.ficom.fi/TS102204/v1.0.0#eventId")
                .putObject("EventID")
                .put("Value", "7315");
        sign(request);
        assertThat(world.prompt(Operated.ANA).verificationCode()).isEqualTo("7315");
    }

    @ParameterizedTest
    @CsvSource({
        "/AP_Info, AP_ID, http://somebody, _104",
        "/AP_Info, AP_PWD, wrong, _104",
        "/AP_Info, AP_TransID, , _102",
        "'', MajorVersion, 2, _108",
        "'', MinorVersion, 1, _108",
        "'', MessagingMode, synch, _101",
        "'', SignatureProfile, http://mid.swisscom.ch/Device-LoA4, _109",
        "'', TimeOut, soon, _101",
        "/MobileUser, MSISDN, nobody, _101",
        "/MobileUser, MSISDN, +34600000002, _105",
        "/DataToBeSigned, Data, Hello, _107",
        "/DataToBeSigned, Data, , _102",
        "/DataToBeSigned, Encoding, UTF-16, _101",
        "/DataToBeSigned, MimeType, text/html, _101",
        "/AdditionalServices/0/UserLang, Value, XX, _101"
    })
    void aRequestThatIsNotInOrderMeetsItsFault(String where, String field, String value, String fault)
            throws Exception {
        ObjectNode request = request(Operated.ANA, "http://pontis.sandbox/self");
        ((ObjectNode) request.at("/MSS_SignatureReq" + where)).put(field, value);
        assertFault(send("sign", request), fault, "Sender");
    }

    @Test
    void textsHaveALengthByAlphabet() throws Exception {
        assertFault(send("sign", text("Pontis" + "x".repeat(234))), "_103", "Sender");
        assertFault(send("sign", text("Pontis Ж" + "x".repeat(112))), "_103", "Sender");
        assertThat(send("sign", text("Pontis" + "x".repeat(233))).has("MSS_SignatureResp"))
                .isTrue();
    }

    @Test
    void aTransactionIdIsUsedOnce() throws Exception {
        ObjectNode request = request(Operated.ANA, "http://pontis.sandbox/self");
        sign(request);
        world.cancel(Operated.ANA);
        assertFault(send("sign", request), "_101", "Sender");
    }

    @Test
    void anUnknownTransactionIsAWrongParameter() throws Exception {
        assertFault(statusAnswer(Response.JSON.readTree("{\"MSSP_TransID\":\"x\"}")), "_101", "Sender");
    }

    @ParameterizedTest
    @CsvSource({"101, Sender", "209, Receiver", "401, Receiver", "402, Receiver", "900, Receiver", "777, Receiver"})
    void theTestNumbersStandForFaults(String code, String who) throws Exception {
        assertFault(send("sign", request("+41000092" + code, "http://pontis.sandbox/self")), "_" + code, who);
    }

    @ParameterizedTest
    @CsvSource({
        "mid-cancelled, _401",
        "mid-timeout, _208",
        "mid-phone-absent, _209",
        "mid-delivery-error, _209",
        "mid-sim-error, _404",
        "mid-pin-blocked, _402",
        "mid-not-client, _105"
    })
    void everyOutcomeHasItsFault(String fault, String code) throws Exception {
        world.faults.play(fault, Map.of());
        JsonNode begun = sign(request(Operated.ANA, "http://pontis.sandbox/self"));
        JsonNode answer = Patience.until("the transaction is over", () -> end(begun));
        assertThat(answer.at("/Fault/Code/SubCode/Value").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"501", "502", "503", "505"})
    void aTransactionMayEndWithAnotherStatus(String code) throws Exception {
        world.faults.play("mid-mss-status", Map.of("code", code));
        assertThat(signed().at("/Status/StatusCode/Value").asText()).isEqualTo(code);
    }

    @Test
    void anyFaultCanBePlayed() throws Exception {
        world.faults.play("mid-mss-fault", Map.of("code", "104"));
        assertFault(send("sign", request(Operated.ANA, "http://pontis.sandbox/self")), "_104", "Sender");
    }

    // ---- the forged answers

    @Test
    void theSignedTextIsAnother() throws Exception {
        world.play(OperatorFaults.OTHER_HASH);
        CMSSignedData cms = cms(signed());
        assertThat(content(cms)).isNotEqualTo(TEXT);
        assertThat(verifies(cms)).isTrue();
    }

    @Test
    void theSignatureIsBroken() throws Exception {
        world.play(OperatorFaults.BAD_SIGNATURE);
        CMSSignedData cms = cms(signed());
        assertThat(content(cms)).isEqualTo(TEXT);
        assertThat(verifies(cms)).isFalse();
    }

    @Test
    void anotherPersonSigns() throws Exception {
        world.play(OperatorFaults.OTHER_PERSON);
        CMSSignedData cms = cms(signed());
        assertThat(verifies(cms)).isTrue();
        assertThat(signer(cms).getSubject().toString()).doesNotContain("00000001R");
    }

    @Test
    void partsOfTheAnswerAreMissingOrWrong() throws Exception {
        world.play(OperatorFaults.NO_SIGNATURE);
        assertThat(signed().has("MSS_Signature")).isFalse();
        world.faults.stopAll();
        world.play(OperatorFaults.NO_CERT);
        assertThat(cms(signed()).getCertificates().getMatches(null)).isEmpty();
        world.faults.stopAll();
        world.play(OperatorFaults.WRONG_ECHO);
        assertThat(signed().at("/AP_Info/AP_TransID").asText()).isEqualTo("another");
        world.faults.stopAll();
        world.play(OperatorFaults.WRONG_NUMBER);
        assertThat(signed().at("/MobileUser/MSISDN").asText()).isNotEqualTo(Operated.ANA);
        world.faults.stopAll();
        world.play(OperatorFaults.UNKNOWN_RESULT);
        assertThat(signed().at("/Status/StatusCode/Value").asText()).isEqualTo("599");
        world.faults.stopAll();
        world.play(OperatorFaults.EXTRA_FIELDS);
        assertThat(signed().has("newSinceYesterday")).isTrue();
    }

    @Test
    void theLastSignatureComesAgain() throws Exception {
        JsonNode before = signed();
        world.play(OperatorFaults.REPLAY);
        assertThat(signed().get("MSS_Signature")).isEqualTo(before.get("MSS_Signature"));
    }

    private static JsonNode signed() throws Exception {
        JsonNode begun = sign(request(Operated.ANA, "http://pontis.sandbox/self"));
        world.approve(Operated.ANA, "1234");
        return status(begun);
    }

    private static JsonNode sign(ObjectNode request) throws Exception {
        JsonNode answer = send("sign", request);
        assertThat(answer.has("MSS_SignatureResp")).as(answer.toString()).isTrue();
        return answer.get("MSS_SignatureResp");
    }

    private static JsonNode status(JsonNode begun) throws Exception {
        return statusAnswer(begun).get("MSS_StatusResp");
    }

    private static Optional<JsonNode> end(JsonNode begun) {
        try {
            return Optional.of(statusAnswer(begun))
                    .filter(answer -> !answer.at("/MSS_StatusResp/Status/StatusCode/Value")
                            .asText()
                            .equals("504"));
        } catch (Exception unanswered) {
            throw new IllegalStateException(unanswered);
        }
    }

    private static JsonNode statusAnswer(JsonNode begun) throws Exception {
        return send("status", (ObjectNode) Response.JSON.valueToTree(Map.of(
                "MSS_StatusReq",
                Map.of(
                        "AP_Info",
                        info(),
                        "MSSP_TransID",
                        begun.get("MSSP_TransID").asText()))));
    }

    private static JsonNode send(String operation, ObjectNode request) throws Exception {
        return world.json("POST", "/mss/rest/service/" + operation, request);
    }

    private static void assertFault(JsonNode answer, String code, String who) {
        assertThat(answer.at("/Fault/Code/SubCode/Value").asText())
                .as(answer.toString())
                .isEqualTo(code);
        assertThat(answer.at("/Fault/Code/Value").asText()).isEqualTo(who);
    }

    private static ObjectNode text(String text) {
        ObjectNode request = request(Operated.ANA, "http://pontis.sandbox/self");
        ((ObjectNode) request.at("/MSS_SignatureReq/DataToBeSigned")).put("Data", text);
        return request;
    }

    private static ObjectNode request(String phone, String profile) {
        Map<String, Object> request = new HashMap<>();
        request.put("AP_Info", info());
        request.put(
                "AdditionalServices",
                List.of(Map.of(
                        "Description",
                        "http://mss.ficom.fi/TS102204/v1.0.0#userLang",
                        "UserLang",
                        Map.of("Value", "EN"))));
        request.put("DataToBeSigned", Map.of("Data", TEXT, "Encoding", "UTF-8", "MimeType", "text/plain"));
        request.put("MajorVersion", "1");
        request.put("MinorVersion", "2");
        request.put("MessagingMode", "asynch");
        request.put("MobileUser", Map.of("MSISDN", phone));
        request.put("SignatureProfile", profile);
        request.put("TimeOut", "80");
        return (ObjectNode) Response.JSON.valueToTree(Map.of("MSS_SignatureReq", request));
    }

    private static Map<String, String> info() {
        return Map.of(
                "AP_ID", "http://pontis.sandbox",
                "AP_PWD", "word",
                "AP_TransID", "R" + UUID.randomUUID(),
                "Instant", "2026-11-22T12:00:00.000Z");
    }

    private static CMSSignedData cms(JsonNode answer) throws Exception {
        return new CMSSignedData(Base64.getDecoder()
                .decode(answer.at("/MSS_Signature/Base64Signature").asText()));
    }

    private static String content(CMSSignedData cms) {
        return new String((byte[]) cms.getSignedContent().getContent(), StandardCharsets.UTF_8);
    }

    private static X509CertificateHolder signer(CMSSignedData cms) {
        BigInteger serial = cms.getSignerInfos().iterator().next().getSID().getSerialNumber();
        return cms.getCertificates().getMatches(null).stream()
                .filter(certificate -> certificate.getSerialNumber().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private static boolean verifies(CMSSignedData cms) throws Exception {
        return cms.getSignerInfos()
                .iterator()
                .next()
                .verify(new JcaSimpleSignerInfoVerifierBuilder().build(signer(cms)));
    }
}
