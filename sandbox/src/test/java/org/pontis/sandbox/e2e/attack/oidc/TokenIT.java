package org.pontis.sandbox.e2e.attack.oidc;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** Tokens: whose they are, what is in them, and what they open. */
class TokenIT extends OidcAttack {

    @Test
    @DisplayName("G15 no portal gets a refresh token, and nothing is one")
    void refresh() {
        JsonNode tokens = portal.tokens(browser);
        assertThat(tokens.has("refresh_token")).isFalse();
        told(portal, browser.get(portal.address("scope", "openid offline_access")), "invalid_scope");
        for (String token : new String[] {
            tokens.path("access_token").asText(),
            tokens.path("id_token").asText(),
            "x",
            Ink.unsigned(Ink.header("alg", "none"), Ink.json(portal.claims("typ", "Refresh")), new byte[0])
        }) {
            denied(
                    portal.post("token", Map.of("grant_type", "refresh_token", "refresh_token", token)),
                    "invalid_grant",
                    "unauthorized_client");
        }
    }

    @Test
    @DisplayName(
            "G16 an access token is not another token, not another realm's, not changed, not withdrawn, not in an address")
    void userinfo() {
        JsonNode tokens = portal.tokens(browser);
        String access = tokens.path("access_token").asText();
        assertThat(portal.userinfo(access).statusCode()).isEqualTo(200);
        String[] parts = access.split("\\.");
        for (String token : new String[] {
            "",
            "x",
            tokens.path("id_token").asText(),
            parts[0] + "." + parts[1] + ".",
            // CVE-2022-21449: a signature of two zeros was good for everything
            parts[0] + "." + parts[1] + "." + Ink.encode(new byte[64]),
            Ink.unsigned(Ink.header("alg", "none"), Tokens.claims(access).toString(), new byte[0]),
            portal.ink()
                    .sign(
                            Ink.header("kid", Tokens.header(access).path("kid").asText()),
                            Tokens.claims(access).toString()),
            portal.ink()
                    .sign(
                            Ink.header("jku", oracle.canary(), "kid", null),
                            Tokens.claims(access).toString()),
            access.substring(0, access.length() - 8) + "AAAAAAAA",
        }) {
            assertThat(portal.userinfo(token).statusCode()).as(token).isEqualTo(401);
        }
        assertThat(browser.get(portal.endpoint("userinfo") + "?access_token=" + access)
                        .statusCode())
                .isEqualTo(401);
        denied(
                other.post("revoke", Map.of("token", access)),
                "invalid_request",
                "invalid_token",
                "unauthorized_client");
        assertThat(portal.userinfo(access).statusCode()).isEqualTo(200);
        assertThat(portal.post("revoke", Map.of("token", access)).statusCode()).isEqualTo(200);
        assertThat(portal.userinfo(access).statusCode()).isEqualTo(401);
    }

    @Test
    @DisplayName("G16 nobody is told about tokens, by introspection or otherwise")
    void introspection() {
        oracle.expectsTraces();
        String access = portal.tokens(browser).path("access_token").asText();
        for (RegisteredPortal asks : new RegisteredPortal[] {portal, other}) {
            assertThat(asks.post("token/introspect", Map.of("token", access)).body())
                    .isEqualTo("{\"active\":false}");
        }
        denied(
                portal.post("token/introspect", Map.of("token", access, "client_assertion", "x.y.z")),
                "invalid_client",
                "invalid_request");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("G18 a page of another origin reads no answer that is about anybody")
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"})
    void origins(String origin) {
        String access = portal.tokens(browser).path("access_token").asText();
        unreadable(portal.userinfo(access, "Origin", origin));
        unreadable(portal.post("token", Map.of("grant_type", "authorization_code", "code", "x"), "Origin", origin));
        unreadable(portal.post("ext/par/request", portal.request(), "Origin", origin));
        unreadable(portal.post("revoke", Map.of("token", access), "Origin", origin));
        for (String page :
                new String[] {"/pontis/health", "/pontis/help", "/pontis/methods", "/protocol/openid-connect/logout"}) {
            unreadable(Http.send(
                    HttpRequest.newBuilder(URI.create(portal.realm() + page)).header("Origin", origin)));
        }
    }

    @Test
    @DisplayName("G22 two portals cannot tell that it is the same citizen, nor can one find out the account")
    void pairwise() {
        JsonNode here = portal.tokens(browser);
        JsonNode there = other.tokens(browser);
        String subject =
                Tokens.claims(here.path("id_token").asText()).path("sub").asText();
        assertThat(subject)
                .isNotEqualTo(Tokens.claims(there.path("id_token").asText())
                        .path("sub")
                        .asText())
                .isEqualTo(Tokens.claims(here.path("access_token").asText())
                        .path("sub")
                        .asText())
                .isEqualTo(Http.json(portal.userinfo(here.path("access_token").asText()))
                        .path("sub")
                        .asText());
        assertThat(Tokens.claims(portal.tokens(loggedIn(ana)).path("id_token").asText())
                        .path("sub")
                        .asText())
                .isEqualTo(subject);
    }

    @Test
    @DisplayName("G24 a portal gets what it registered for, whatever it asks for")
    void minimal() {
        JsonNode tokens = portal.tokens(
                browser,
                "claims",
                "{\"id_token\":{\"given_name\":{\"essential\":true},\"email\":null,\"phone_number\":null},\"userinfo\":{\"birthdate\":null}}");
        assertThat(Tokens.claims(tokens.path("id_token").asText()).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "exp",
                        "iat",
                        "auth_time",
                        "jti",
                        "iss",
                        "aud",
                        "sub",
                        "typ",
                        "azp",
                        "nonce",
                        "sid",
                        "at_hash",
                        "acr",
                        "amr",
                        "login_method",
                        "person_identifier");
        assertThat(Tokens.claims(tokens.path("access_token").asText()).fieldNames())
                .toIterable()
                .doesNotContain(
                        "person_identifier",
                        "given_name",
                        "family_name",
                        "birthdate",
                        "email",
                        "realm_access",
                        "resource_access",
                        "preferred_username");
        assertThat(Http.json(portal.userinfo(tokens.path("access_token").asText()))
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("sub", "person_identifier");
        told(portal, browser.get(portal.address("scope", "openid profile email phone identity")), "invalid_scope");
    }

    @Test
    @DisplayName("G23 no password is sent on, no address is told to the next page, and no answer is kept")
    void onTheWay() {
        Browser fresh = new Browser();
        Page password = portal.ask(fresh).choose("password");
        HttpResponse<String> answer = fresh.post(
                password.action(),
                Page.pairs(
                        "identifier",
                        ana.is().identifier(),
                        "password",
                        ana.is().password().orElseThrow()));
        oracle.knowsWhoIsIn();
        assertThat(answer.statusCode())
                .as("a redirect that never repeats a form")
                .isIn(302, 303);
        for (HttpResponse<String> page : java.util.List.of(answer, password.response())) {
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy").orElse("")).isEqualTo("no-referrer");
        }
        assertThat(portal.redeem(portal.code(browser))
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    @Test
    @DisplayName("G21 no page of ours stands in a frame, and none listens to frames")
    void frames() {
        for (String page : new String[] {
            portal.address(),
            portal.endpoint("login-status-iframe.html"),
            portal.endpoint("3p-cookies/step1.html"),
            portal.endpoint("logout"),
            portal.realm() + "/pontis/help",
            portal.address("redirect_uri", "https://evil.example")
        }) {
            HttpResponse<String> answer = new Browser().get(page);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(page)
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    @DisplayName("G25 the keys we publish are few, public, and say what they are for")
    void publishedKeys() {
        JsonNode keys = new Browser().json(portal.endpoint("certs")).path("keys");
        assertThat(keys.size()).isBetween(1, 10);
        keys.forEach(key -> {
            assertThat(key.has("d")).isFalse();
            assertThat(key.has("k")).isFalse();
            assertThat(key.path("use").asText()).isIn("sig", "enc");
            assertThat(key.path("alg").asText()).isNotEmpty();
        });
        String used = Tokens.header(portal.tokens(browser).path("id_token").asText())
                .path("kid")
                .asText();
        assertThat(keys.findValuesAsText("kid")).contains(used);
    }

    private static void unreadable(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                .as(() -> "of " + answer.uri())
                .isEmpty();
    }
}
