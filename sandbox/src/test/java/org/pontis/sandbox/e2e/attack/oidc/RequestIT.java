package org.pontis.sandbox.e2e.attack.oidc;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked for, and how: levels, ages, signed and pushed requests, and requests that are too much. */
class RequestIT extends OidcAttack {

    /** Keycloak writes one for each request it cannot parse. */
    @BeforeEach
    void traces() {
        oracle.expectsTraces();
    }

    @Test
    @DisplayName("G13 a level asked for in the middle of nonsense, or too long to be read, is not forgotten")
    void levels() {
        assertThat(portal.ask(browser, "acr_values", "high").methods()).containsKey("mobile-id");
        tooMuch(browser.get(portal.address("acr_values", "substantial" + " x".repeat(4_000))));
        tooMuch(browser.get(
                portal.address("claims", "{\"id_token\":{\"acr\":{\"value\":\"high\"}}}" + " ".repeat(5_000))));
        assertThat(portal.ask(browser, "acr_values", "substantial").isChooser()).isTrue();
    }

    @Test
    @DisplayName("G13 claims that cannot be read are refused, wherever they stand, and none of them is in the log")
    void claimsOfTheWrongType() {
        assertThat(portal.ask(browser, "claims", acr("{'value':'high'}")).methods())
                .containsKey("mobile-id")
                .doesNotContainKey("password");
        told(
                portal,
                browser.get(portal.address("claims", acr("{'value':'urn:example:gold'}"))),
                "unmet_authentication_requirements");
        for (String claims : new String[] {
            acr("{'value':'forged'"),
            acr("{'essential':true,'values':[['forged']]}"),
            acr("{'values':[1]}"),
            acr("{'value':5}"),
            acr("{'value':['forged']}"),
            acr("{'essential':'forged\\n\\u001b[2J'}"),
            acr("['forged']"),
            acr("3"),
            "{\"id_token\":[\"forged\"]}",
            "{\"forged\":{},\"userinfo\":3}"
        }) {
            refused("invalid_request", browser.get(portal.address("claims", claims)));
            denied(portal.post("ext/par/request", portal.request("claims", claims)), "invalid_request");
            refused("invalid_request", signedRequest(portal.ink(), Map.of("claims", claims)));
        }
        refused("invalid_request", browser.get(portal.address("acr_values", "low \u2028forged")));
        refused("invalid_request", browser.get(portal.address("authorization_details", "[{\"type\":\"forged\"}]")));
        assertThat(oracle.log()).doesNotContain("forged");
    }

    @Test
    @DisplayName("G13 what the standard does not know in claims is ignored, and never a reason to ignore the rest")
    void unknownMembersOfClaims() {
        try (ModestPortals here = new ModestPortals(new Admin(stack), portal.id())) {
            for (String claims : new String[] {
                acr("{'value':'high','strange':{'value':'low'}}"),
                acr("{'essential':true,'values':['high'],'strange':[1]}"),
                "{\"strange\":3," + acr("{'value':'high'}").substring(1),
                "{\"userinfo\":{\"verified_claims\":{\"strange\":{}}},"
                        + acr("{'value':'high'}").substring(1)
            }) {
                String unmet = "unmet_authentication_requirements";
                told(portal, browser.get(portal.address("claims", claims)), unmet);
                told(portal, browser.post(portal.endpoint("auth"), portal.request("claims", claims)), unmet);
                told(portal, follow(pushedAddress(portal, push("claims", claims))), unmet);
                told(portal, signedRequest(portal.ink(), Map.of("claims", claims)), unmet);
            }
        }
        String harmless = "{\"strange\":[],\"id_token\":{\"acr\":{\"value\":\"low\",\"strange\":1}}}";
        String token =
                portal.tokens(browser, "claims", harmless).path("id_token").asText();
        assertThat(Tokens.claims(token).path("acr").asText()).isEqualTo("low");
        assertThat(oracle.log()).doesNotContain("strange", "Invalid claims parameter");
    }

    private static String acr(String request) {
        return ("{'id_token':{'acr':" + request + "}}").replace('\'', '"');
    }

    @Test
    @DisplayName("G12 an answer of a kind that discovery does not name is not to be had")
    void answers() {
        told(portal, browser.get(portal.address("response_type", "none")), "unsupported_response_type");
        for (String mode : new String[] {"fragment", "form_post", "jwt", "query.jwt", "form_post.jwt"}) {
            told(portal, browser.get(portal.address("response_mode", mode)), "invalid_request");
        }
        assertThat(portal.answer(portal.ask(browser, "response_mode", "query").response()))
                .containsKey("code");
    }

    @Test
    @DisplayName("G13 an age that is no age never counts as young enough")
    void ages() {
        for (String age : new String[] {"-1", "-0", "-99999999999999", "99999999999999", "1e9", "soon", ""}) {
            refused("invalid_request", browser.get(portal.address("max_age", age)));
            denied(portal.post("ext/par/request", portal.request("max_age", age)), "invalid_request");
            refused("invalid_request", signedRequest(portal.ink(), Map.of("max_age", age)));
        }
        refused("invalid_request", signedRequest(portal.ink(), Map.of("max_age", -1)));
        assertThat(portal.ask(browser, "max_age", "0").isChooser()).isTrue();
    }

    @Test
    @DisplayName("G13 a new login is a new time")
    void timeOfLogin() throws InterruptedException {
        Browser again = loggedIn(ana);
        long first = Tokens.claims(portal.tokens(again).path("id_token").asText())
                .path("auth_time")
                .asLong();
        while (Instant.now().getEpochSecond() <= first) {
            Thread.sleep(100);
        }
        Page done = ana.logsInWithPassword(portal.ask(again, "prompt", "login"));
        String code = portal.answer(done.response()).get("code");
        String token = Http.json(portal.redeem(code)).path("id_token").asText();
        assertThat(Tokens.claims(token).path("auth_time").asLong()).isGreaterThan(first);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("G13 a hint who is coming is typed in nowhere, and changes nobody")
    @ValueSource(strings = {"00000002W", "*", "\"><script>alert(1)</script>", "' or '1'='1"})
    void hints(String hint) {
        String token =
                portal.tokens(browser, "login_hint", hint).path("id_token").asText();
        assertThat(Tokens.claims(token).path("person_identifier").asText()).isEqualTo("00000001R");
        Page page = portal.ask(new Browser(), "login_hint", hint).choose("password");
        assertThat(page.html().select("input[name=identifier]").val()).isEmpty();
    }

    @Test
    @DisplayName("G14 a step-up left half-way has proven nothing")
    void halfWay() {
        Browser anas = loggedIn(ana);
        Page code = portal.ask(anas, "acr_values", "substantial").choose("password");
        assertThat(code.asks()).containsExactly("code");
        String token = other.tokens(anas).path("id_token").asText();
        assertThat(Tokens.claims(token).path("acr").asText()).endsWith("/low");
        told(
                other,
                other.ask(anas, "acr_values", "substantial", "prompt", "none").response(),
                "login_required",
                "interaction_required");
    }

    @Test
    @DisplayName("G17 a request object that is unsigned, somebody else's, for somebody else, or over")
    void requestObjects() {
        assertThat(portal.answer(signedRequest(portal.ink(), Map.of()))).containsKey("code");
        for (String algorithm : new String[] {"none", "None", "HS256"}) {
            refused("invalid_request", send(Ink.unsigned(Ink.header("alg", algorithm), claims(Map.of()), new byte[0])));
        }
        refused(
                "invalid_request",
                send(Ink.mac(
                        Ink.header("alg", "HS256"),
                        claims(Map.of()),
                        portal.ink().publicKey().getEncoded())));
        refused("invalid_request", signedRequest(other.ink(), Map.of()));
        refused("invalid_request", signedRequest(portal.ink(), Map.of("aud", "https://evil.example")));
        refused("invalid_request", signedRequest(portal.ink(), Map.of("iss", other.id())));
        refused("invalid_request", signedRequest(portal.ink(), Map.of("client_id", other.id())));
        refused(
                "invalid_request",
                signedRequest(portal.ink(), Map.of("exp", Instant.now().getEpochSecond() - 5)));
        refused(
                "invalid_request",
                signedRequest(portal.ink(), Map.of("nbf", Instant.now().getEpochSecond() + 300)));
        refused("invalid_request", signedRequest(portal.ink(), Map.of("request_uri", oracle.canary())));
        refused("invalid_redirect_uri", signedRequest(portal.ink(), Map.of("redirect_uri", "https://evil.example/")));
        refused("invalid_request", send("x.y.z"));
        refused("invalid_request", send("a.b.c.d.e"));
    }

    @Test
    @DisplayName("G17 nothing beside a request object counts, so nothing may stand there")
    void besideTheObject() {
        String object = portal.ink()
                .sign(Ink.header("typ", "oauth-authz-req+jwt"), claims(Map.of("acr_values", "substantial")));
        for (String[] beside : new String[][] {
            {"acr_values", "low"},
            {"prompt", "none"},
            {"redirect_uri", "https://evil.example/"},
            {"state", "evil"},
            {"method", "password"}
        }) {
            refused(
                    "invalid_request",
                    browser.get(objectAddress(object) + "&" + Browser.encode(Map.of(beside[0], beside[1]))));
        }
    }

    @Test
    @DisplayName("G17 a pushed request: by this portal, once, as it was pushed")
    void pushed() {
        String pushed = push();
        refused("invalid_request", browser.get(pushedAddress(other, pushed)));
        assertThat(portal.answer(follow(
                        pushedAddress(portal, pushed) + "&redirect_uri=https%3A%2F%2Fevil.example%2F&state=evil")))
                .containsKey("code")
                .doesNotContainEntry("state", "evil");
        refused("invalid_request", browser.get(pushedAddress(portal, pushed)));
        refused("invalid_request", browser.get(pushedAddress(portal, "urn:ietf:params:oauth:request_uri:guessed")));
        String gold = push("acr_values", "urn:example:gold");
        told(portal, follow(pushedAddress(portal, gold) + "&acr_values=low"), "unmet_authentication_requirements");
    }

    @Test
    @DisplayName("G17 what was not pushed cannot be added by the browser")
    void besideThePushed() {
        String bare = push("state", null, "nonce", null);
        Map<String, String> answer = portal.answer(follow(pushedAddress(portal, bare) + "&"
                + Browser.encode(Map.of("state", "evil", "nonce", "evil", "acr_values", "high", "max_age", "0"))));
        assertThat(answer).containsKey("code").doesNotContainKey("state");
        String token =
                Http.json(portal.redeem(answer.get("code"))).path("id_token").asText();
        assertThat(Tokens.claims(token).has("nonce")).isFalse();
    }

    @Test
    @DisplayName("G17 a request object that is pushed keeps the same rules")
    void pushedObjects() {
        HttpResponse<String> good = pushObject(Map.of());
        assertThat(good.statusCode()).as(good.body()).isEqualTo(201);
        String pushed = Http.json(good).path("request_uri").asText();
        assertThat(portal.answer(follow(pushedAddress(portal, pushed)))).containsKey("code");
        denied(pushObject(Map.of("aud", "https://evil.example")), "invalid_request");
        denied(pushObject(Map.of("iss", other.id())), "invalid_request");
        denied(pushObject(Map.of("exp", Instant.now().getEpochSecond() - 5)), "invalid_request");
        denied(pushObject(Map.of("nbf", Instant.now().getEpochSecond() + 300)), "invalid_request");
        denied(pushObject(Ink.unsigned(Ink.header("alg", "none"), claims(Map.of()), new byte[0])), "invalid_request");
    }

    private HttpResponse<String> pushObject(Map<String, Object> changes) {
        return pushObject(portal.ink().sign(Ink.header("typ", "oauth-authz-req+jwt"), claims(changes)));
    }

    private HttpResponse<String> pushObject(String object) {
        return portal.post("ext/par/request", Map.of("client_id", portal.id(), "request", object));
    }

    @Test
    @DisplayName("G17 pushing needs a portal's own proof, and is as strict")
    void pushing() {
        denied(
                portal.post("ext/par/request", portal.request("client_assertion", "x.y.z")),
                "invalid_request",
                "invalid_client");
        denied(other.post("ext/par/request", portal.request()), "invalid_request", "invalid_client");
        denied(
                portal.post("ext/par/request", portal.request("redirect_uri", "https://evil.example/")),
                "invalid_request");
        denied(portal.post("ext/par/request", portal.request("request_uri", oracle.canary())), "invalid_request");
        denied(portal.post("ext/par/request", portal.request("code_challenge_method", "plain")), "invalid_request");
    }

    @Test
    @DisplayName("G5, G20 too much of anything is an error, at once, and nothing is quietly left out")
    void bombs() {
        tooMuch(browser.get(portal.address("state", "s".repeat(5_000))));
        tooMuch(browser.get(portal.address("nonce", "n".repeat(5_000))));
        tooMuch(browser.get(portal.address("scope", "openid" + " a".repeat(10_000))));
        tooMuch(browser.get(portal.address("ui_locales", "x ".repeat(10_000))));
        oracle.nothingFrom(browser.get(portal.address("state", "s".repeat(100_000))));
        oracle.nothingFrom(browser.get(portal.address("claims", "[".repeat(50_000))));
        oracle.nothingFromTooMuch(() -> browser.post(
                portal.endpoint("auth"),
                portal.request("claims", "{\"id_token\":{" + "\"a\":null,".repeat(10_000) + "}}")));
        assertThat(portal.answer(portal.ask(browser, "state", "s".repeat(1_900)).response()))
                .containsEntry("state", "s".repeat(1_900));
    }

    /** A page if it cannot be read, or an error for the portal; never an answer to half of it. */
    private void tooMuch(HttpResponse<String> answer) {
        if (portal.answer(answer).isEmpty()) {
            oracle.nothingFrom(answer);
        } else {
            told(portal, answer, "invalid_request", "invalid_scope");
        }
    }

    private HttpResponse<String> follow(String address) {
        browser.stopsBefore(portal.home());
        return browser.open(address).response();
    }

    private String push(String... changes) {
        HttpResponse<String> answer = portal.post("ext/par/request", portal.request(changes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Http.json(answer).path("request_uri").asText();
    }

    private static String pushedAddress(RegisteredPortal whose, String pushed) {
        return whose.endpoint("auth") + "?" + Browser.encode(Map.of("client_id", whose.id(), "request_uri", pushed));
    }

    private HttpResponse<String> signedRequest(Ink ink, Map<String, Object> changes) {
        return send(ink.sign(Ink.header("typ", "oauth-authz-req+jwt"), claims(changes)));
    }

    private HttpResponse<String> send(String object) {
        return browser.get(objectAddress(object));
    }

    private String objectAddress(String object) {
        return portal.endpoint("auth") + "?"
                + Browser.encode(Map.of(
                        "client_id", portal.id(), "response_type", "code", "scope", "openid", "request", object));
    }

    private String claims(Map<String, Object> changes) {
        Map<String, Object> claims = new TreeMap<>(portal.request());
        claims.putAll(portal.claims());
        claims.remove("sub");
        claims.putAll(changes);
        return Ink.json(claims);
    }
}
