package org.pontis.sandbox.e2e.portals;

import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SimHolder;

import static org.assertj.core.api.Assertions.assertThat;

/** The discovery document tells the truth: what it names works, and what is shut it does not name. */
class DiscoveryIT extends EndToEnd {

    private Registration registration;
    private Probe probe;
    private JsonNode document;

    @BeforeEach
    void register() {
        registration = new Registration(stack);
        probe = Probe.start(
                registration,
                stack.addresses().brokerUrl(),
                "probe-" + Instant.now().toEpochMilli());
        document = probe.broker();
    }

    @AfterEach
    void stop() {
        probe.close();
        registration.close();
    }

    @Test
    void theDocumentNamesNothingThatNobodyHasLookedAt() {
        Set<String> names = new TreeSet<>();
        document.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "issuer",
                        "authorization_endpoint",
                        "token_endpoint",
                        "userinfo_endpoint",
                        "revocation_endpoint",
                        "end_session_endpoint",
                        "pushed_authorization_request_endpoint",
                        "jwks_uri",
                        "grant_types_supported",
                        "response_types_supported",
                        "response_modes_supported",
                        "subject_types_supported",
                        "prompt_values_supported",
                        "acr_values_supported",
                        "scopes_supported",
                        "claims_supported",
                        "claim_types_supported",
                        "ui_locales_supported",
                        "code_challenge_methods_supported",
                        "id_token_signing_alg_values_supported",
                        "request_object_signing_alg_values_supported",
                        "dpop_signing_alg_values_supported",
                        "token_endpoint_auth_methods_supported",
                        "token_endpoint_auth_signing_alg_values_supported",
                        "revocation_endpoint_auth_methods_supported",
                        "revocation_endpoint_auth_signing_alg_values_supported",
                        "authorization_response_iss_parameter_supported",
                        "backchannel_logout_supported",
                        "backchannel_logout_session_supported",
                        "frontchannel_logout_supported",
                        "frontchannel_logout_session_supported",
                        "claims_parameter_supported",
                        "request_parameter_supported",
                        "request_uri_parameter_supported",
                        "require_pushed_authorization_requests");
    }

    @Test
    void whatIsShutIsNotNamed() {
        assertThat(strings("grant_types_supported")).containsExactly("authorization_code");
        assertThat(strings("response_types_supported")).containsExactly("code");
        assertThat(strings("code_challenge_methods_supported")).containsExactly("S256");
        assertThat(strings("subject_types_supported")).containsExactly("pairwise");
        assertThat(strings("token_endpoint_auth_methods_supported")).containsExactly("private_key_jwt");
        assertThat(strings("acr_values_supported"))
                .containsExactly("low", LOW, "substantial", SUBSTANTIAL, "high", HIGH);
        assertThat(document.path("frontchannel_logout_supported").asBoolean()).isFalse();
        assertThat(document.path("request_uri_parameter_supported").asBoolean()).isFalse();
    }

    @Test
    void theSameDocumentStandsWhereOauthLooksForIt() {
        String broker = stack.addresses().brokerUrl();
        assertThat(browser.json(broker + "/realms/es/.well-known/oauth-authorization-server"))
                .isEqualTo(document);
        assertThat(browser.json(broker + "/.well-known/oauth-authorization-server/realms/es"))
                .isEqualTo(document);
    }

    @Test
    void everyLevelCanBeReachedInTheSpellingOfTheDocument() throws ParseException {
        List<String> answered = new ArrayList<>();
        for (String level : strings("acr_values_supported")) {
            Page chooser = probe.ask(new Browser(), "acr_values", level);
            Page page =
                    switch (level.substring(level.lastIndexOf('/') + 1)) {
                        case "low" -> ana.logsInWithPassword(chooser);
                        case "substantial" -> ana.logsInWithPasswordAndSms(chooser);
                        default ->
                            SimHolder.of(Citizen.ANA, ana.is().phone().orElseThrow(), sandbox)
                                    .logsIn(chooser);
                    };
            answered.add(claims(page).getStringClaim("acr"));
        }
        assertThat(answered).isEqualTo(strings("acr_values_supported"));
    }

    /** But for whom she acts: that is there for whoever acts for somebody, and asked for by its portal. */
    @Test
    void everyClaimIsInTheIdToken() throws ParseException {
        List<String> supported = strings("claims_supported");
        assertThat(supported).contains("represented");
        assertThat(claims(ana.logsInWithPassword(probe.ask(browser))).getClaims())
                .containsKeys(supported.stream()
                        .filter(claim -> !claim.equals("represented"))
                        .toArray(String[]::new));
    }

    @Test
    void everySignatureOfAPortalIsAccepted() {
        ana.logsInWithPassword(probe.ask(browser));
        for (String algorithm : strings("token_endpoint_auth_signing_alg_values_supported")) {
            assertThat(probe.redeem(
                                    code(probe.ask(browser)),
                                    "client_assertion",
                                    probe.assertion(JWSAlgorithm.parse(algorithm), Instant.now()))
                            .has("id_token"))
                    .as(algorithm)
                    .isTrue();
        }
    }

    @Test
    void everySignatureOfARequestIsAccepted() {
        ana.logsInWithPassword(probe.ask(browser));
        for (String algorithm : strings("request_object_signing_alg_values_supported")) {
            Map<String, String> request = probe.flow().request();
            Page page = browser.open(document.path("authorization_endpoint").asText() + "?"
                    + Browser.encode(Map.of(
                            "client_id",
                            probe.id(),
                            "response_type",
                            "code",
                            "scope",
                            "openid",
                            "request",
                            probe.requestObject(JWSAlgorithm.parse(algorithm), request))));
            assertThat(probe.answer(page)).as(algorithm).containsEntry("state", request.get("state"));
            assertThat(probe.redeem(code(page)).has("id_token")).as(algorithm).isTrue();
        }
    }

    @Test
    void everySignatureOfADpopProofIsAccepted() {
        ana.logsInWithPassword(probe.ask(browser));
        for (String algorithm : strings("dpop_signing_alg_values_supported")) {
            JsonNode tokens = probe.post(
                    "token_endpoint",
                    probe.flow().redemption(code(probe.ask(browser))),
                    "DPoP",
                    probe.dpopProof(JWSAlgorithm.parse(algorithm)));
            assertThat(tokens.path("token_type").asText()).as(algorithm).isEqualTo("DPoP");
        }
    }

    @Test
    void everySignatureOfTheBrokerCanBeChosen() throws ParseException {
        ana.logsInWithPassword(probe.ask(browser));
        Admin admin = new Admin(stack);
        for (String algorithm : strings("id_token_signing_alg_values_supported")) {
            ObjectNode client =
                    (ObjectNode) admin.get("es/clients?clientId=" + probe.id()).get(0);
            client.withObject("attributes").put("id.token.signed.response.alg", algorithm);
            admin.put("es/clients/" + client.path("id").asText(), client);
            JsonNode tokens = probe.redeem(code(probe.ask(browser)));
            assertThat(SignedJWT.parse(tokens.path("id_token").asText())
                            .getHeader()
                            .getAlgorithm()
                            .getName())
                    .isEqualTo(algorithm);
        }
    }

    @Test
    void everyResponseModeBringsTheCode() {
        ana.logsInWithPassword(probe.ask(browser));
        for (String mode : strings("response_modes_supported")) {
            assertThat(probe.answer(probe.ask(browser, "response_mode", mode)))
                    .as(mode)
                    .containsKey("code");
        }
    }

    @Test
    void everyLanguageIsSpoken() {
        for (String language : strings("ui_locales_supported")) {
            Page chooser = probe.ask(new Browser(), "ui_locales", language);
            assertThat(chooser.html().selectFirst("html").attr("lang")).isEqualTo(language);
        }
    }

    @Test
    void everyPromptDoesWhatItSays() {
        assertThat(strings("prompt_values_supported")).containsExactly("none", "login");
        assertThat(probe.answer(probe.ask(browser, "prompt", "none"))).containsEntry("error", "login_required");
        ana.logsInWithPassword(probe.ask(browser));
        assertThat(probe.answer(probe.ask(browser, "prompt", "none"))).containsKey("code");
        assertThat(probe.ask(browser, "prompt", "login").isChooser()).isTrue();
    }

    @Test
    void everyEndpointAnswers() {
        ana.logsInWithPassword(probe.ask(browser));
        JsonNode tokens = probe.redeem(code(probe.ask(browser)));
        Map<String, String> token = Map.of("token", tokens.path("access_token").asText());
        Browser portal = new Browser();
        portal.sends("Authorization", "Bearer " + token.get("token"));
        assertThat(portal.json(document.path("userinfo_endpoint").asText())
                        .path("given_name")
                        .asText())
                .isEqualTo("Ana");
        assertThat(probe.post("revocation_endpoint", token).path("error").asText())
                .isEmpty();
        assertThat(portal.get(document.path("userinfo_endpoint").asText()).statusCode())
                .isEqualTo(401);
        String pushed = probe.post(
                        "pushed_authorization_request_endpoint", probe.flow().request())
                .path("request_uri")
                .asText();
        Page page = browser.open(document.path("authorization_endpoint").asText() + "?"
                + Browser.encode(Map.of("client_id", probe.id(), "request_uri", pushed)));
        assertThat(probe.answer(page)).containsKey("code");
        Page out = browser.open(document.path("end_session_endpoint").asText() + "?"
                + Browser.encode(Map.of(
                        "id_token_hint",
                        tokens.path("id_token").asText(),
                        "post_logout_redirect_uri",
                        probe.url() + "/")));
        assertThat(out.address()).isEqualTo(probe.url() + "/");
        assertThat(probe.answer(probe.ask(browser, "prompt", "none"))).containsEntry("error", "login_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "client_credentials",
                "refresh_token",
                "implicit",
                "urn:ietf:params:oauth:grant-type:device_code",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:uma-ticket",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:openid:params:grant-type:ciba"
            })
    void noOtherGrantGivesATokenToAPortal(String grant) {
        JsonNode answer = probe.post("token_endpoint", Map.of("grant_type", grant, "scope", "openid"));
        assertThat(answer.has("error")).isTrue();
        assertThat(answer.has("access_token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "id_token token", "code token", "code id_token", "none"})
    void noOtherResponseTypeGivesAToken(String type) {
        ana.logsInWithPassword(probe.ask(browser));
        Page page = probe.ask(browser, "response_type", type, "response_mode", "query");
        assertThat(page.address())
                .doesNotContain("access_token=")
                .doesNotContain("id_token=")
                .doesNotContain("code=");
    }

    @Test
    void nobodyRegistersHimself() {
        HttpResponse<String> answer = browser.post(
                stack.addresses().brokerUrl() + "/realms/es/clients-registrations/openid-connect", Map.of());
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }

    private List<String> strings(String name) {
        List<String> values = new ArrayList<>();
        document.path(name).forEach(value -> values.add(value.asText()));
        assertThat(values).as(name).isNotEmpty();
        return values;
    }

    private String code(Page page) {
        return probe.answer(page).getOrDefault("code", "");
    }

    private JWTClaimsSet claims(Page page) throws ParseException {
        JsonNode tokens = probe.redeem(code(page));
        assertThat(tokens.has("id_token")).as(tokens.toString()).isTrue();
        return SignedJWT.parse(tokens.path("id_token").asText()).getJWTClaimsSet();
    }
}
