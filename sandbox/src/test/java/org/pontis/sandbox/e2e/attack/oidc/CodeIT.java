package org.pontis.sandbox.e2e.attack.oidc;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** The code: bound to the portal, its address and its verifier; good once, and not for long. */
class CodeIT extends OidcAttack {

    /** What a code with a wrong verifier, or none, is answered with. */
    private static final String GRANT = "invalid_grant";

    @Test
    @DisplayName("G2 without a challenge, with a plain one, with half of one")
    void pkceIsNotOptional() {
        told(
                portal,
                browser.get(portal.address("code_challenge", null, "code_challenge_method", null)),
                "invalid_request");
        told(portal, browser.get(portal.address("code_challenge", null)), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge_method", "plain")), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge_method", null)), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge_method", "s256")), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge", "short")), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge", "")), "invalid_request");
        told(portal, browser.get(portal.address("code_challenge", "a".repeat(129))), "invalid_request");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("G2 a verifier that is not the one")
    @ValueSource(
            strings = {
                "",
                "short",
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk=",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
            })
    void anotherVerifier(String verifier) {
        denied(portal.redeem(portal.code(browser), "code_verifier", verifier.isEmpty() ? null : verifier), GRANT);
    }

    @Test
    @DisplayName("G2 after a wrong verifier the right one comes too late")
    void oneTryIsOneTry() {
        String code = portal.code(browser);
        denied(portal.redeem(code, "code_verifier", "a".repeat(43)), GRANT);
        denied(portal.redeem(code), GRANT);
    }

    @Test
    @DisplayName("G3 a second time: nothing, and what the first time gave is withdrawn")
    void twice() {
        String code = portal.code(browser);
        JsonNode tokens = Http.json(portal.redeem(code));
        String access = tokens.path("access_token").asText();
        assertThat(portal.userinfo(access).statusCode()).isEqualTo(200);
        denied(portal.redeem(code), GRANT);
        assertThat(portal.userinfo(access).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("G3 fifty at once: one at most")
    void fiftyAtOnce() throws InterruptedException, ExecutionException {
        String code = portal.code(browser);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> {
                    start.await();
                    return portal.redeem(code);
                }));
            }
            start.countDown();
        }
        int good = 0;
        for (Future<HttpResponse<String>> answer : answers) {
            if (answer.get().statusCode() == 200) {
                good++;
                assertThat(portal.userinfo(Http.json(answer.get())
                                        .path("access_token")
                                        .asText())
                                .statusCode())
                        .as("what the first gave, after all the others")
                        .isEqualTo(401);
            } else {
                denied(answer.get(), GRANT);
            }
        }
        assertThat(good).as("redeemed").isLessThanOrEqualTo(1);
    }

    @Test
    @DisplayName("G3 after its time")
    void tooLate() throws InterruptedException {
        Admin admin = new Admin(stack);
        JsonNode realm = admin.get("es");
        try {
            admin.put("es", ((ObjectNode) realm.deepCopy()).put("accessCodeLifespan", 1));
            String code = portal.code(browser);
            Thread.sleep(2_500); // older than the second it lives
            denied(portal.redeem(code), GRANT);
        } finally {
            admin.put("es", realm);
        }
        assertThat(realm.path("accessCodeLifespan").asInt()).isLessThanOrEqualTo(60);
    }

    @Test
    @DisplayName("G3 by another portal, and for another address")
    void notTheirs() {
        denied(other.redeem(portal.code(browser), "redirect_uri", portal.callback()), GRANT);
        String stolen = portal.code(browser);
        denied(other.redeem(stolen, "client_id", portal.id()), "invalid_client", GRANT);
        denied(portal.redeem(portal.code(browser), "redirect_uri", portal.callback() + "/"), GRANT);
        denied(portal.redeem(portal.code(browser), "redirect_uri", null), GRANT, "invalid_request");
    }

    @Test
    @DisplayName("G14 a code says what its own login achieved, whatever another tab does before it is redeemed")
    void ofItsOwnLogin() {
        Browser anas = loggedIn(ana);
        Page otherTab = portal.ask(anas, "acr_values", "substantial").choose("password");
        String before = portal.code(anas);
        String steppedUp = portal.answer(ana.typesCode(otherTab).response()).get("code");
        String again = portal.answer(ana.logsInWithPassword(portal.ask(anas, "prompt", "login", "acr_values", "low"))
                        .response())
                .get("code");
        assertThat(levelWith(steppedUp)).endsWith("substantial");
        assertThat(levelWith(before)).endsWith("low");
        assertThat(levelWith(again)).endsWith("low");
    }

    private String levelWith(String code) {
        String token = Http.json(portal.redeem(code)).path("id_token").asText();
        return Tokens.claims(token).path("acr").asText();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("G3 no code at all, and codes of our own making")
    @CsvSource({
        "''",
        "x",
        "a.b.c",
        "../../../etc/passwd",
        "00000000-0000-0000-0000-000000000000.00000000-0000-0000-0000-000000000000.00000000-0000-0000-0000-000000000000",
        "'{\"a\":1}'"
    })
    void notOurs(String code) {
        denied(portal.redeem(code), GRANT, "invalid_request");
    }

    @Test
    @DisplayName("G4 every answer names its issuer, good or bad")
    void issuer() {
        assertThat(portal.answer(portal.ask(browser).response())).containsEntry("iss", portal.realm());
        assertThat(portal.answer(portal.ask(new Browser(), "prompt", "none").response()))
                .containsEntry("iss", portal.realm())
                .containsEntry("error", "login_required");
        assertThat(portal.answer(
                        portal.ask(browser, "acr_values", "urn:example:gold").response()))
                .containsEntry("iss", portal.realm())
                .containsEntry("error", "unmet_authentication_requirements");
    }

    @Test
    @DisplayName("G5, G6 state and nonce come back as they were, the one in the answer, the other in the token")
    void stateAndNonce() {
        String odd = "a b&c=d\"<é>#%41";
        assertThat(portal.answer(portal.ask(browser, "state", odd).response())).containsEntry("state", odd);
        String token = portal.tokens(browser, "nonce", odd).path("id_token").asText();
        assertThat(Tokens.claims(token).path("nonce").asText()).isEqualTo(odd);
        assertThat(Tokens.claims(portal.tokens(browser, "nonce", null)
                                .path("id_token")
                                .asText())
                        .has("nonce"))
                .isFalse();
    }
}
