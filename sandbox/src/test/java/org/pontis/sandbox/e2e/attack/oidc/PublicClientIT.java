package org.pontis.sandbox.e2e.attack.oidc;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Keycloak's own clients of every realm, which have neither a key nor a file, and which alone get refresh tokens. */
class PublicClientIT extends OidcAttack {

    private static final String CONSOLE = "account-console";
    private static final int AT_ONCE = 24;

    @ParameterizedTest(name = "{0}")
    @DisplayName("G2 a client without a key has no code without PKCE")
    @ValueSource(strings = {"account", CONSOLE, "security-admin-console"})
    void withoutPkce(String client) {
        for (String[] challenge : new String[][] {
            {"code_challenge", null, "code_challenge_method", null},
            {"code_challenge_method", null},
            {"code_challenge_method", "plain"}
        }) {
            assertThat(location(client, challenge))
                    .contains("error=invalid_request")
                    .doesNotContain("code=");
        }
    }

    @Test
    @DisplayName("G15 a refresh token is good once, and its replay ends the whole family")
    void replay() {
        String used = begin();
        String last = renewed(used);
        for (int i = 0; i < 4; i++) {
            used = last;
            last = renewed(used);
        }
        denied(refresh(used), "invalid_grant");
        denied(refresh(last), "invalid_grant");
    }

    @Test
    @DisplayName("G15 sent many times at once it is good for one, and the login page stays open")
    void race() {
        String token = renewed(begin());
        List<CompletableFuture<HttpResponse<String>>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> refresh(token)))
                .limit(AT_ONCE)
                .toList();
        List<HttpResponse<String>> answers =
                all.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 400);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    }

    /** What Ana's session gives the account console at once. */
    private String begin() {
        String code = location(CONSOLE).replaceFirst(".*[?&#]code=([^&]+).*", "$1");
        return refreshToken(post(flow(CONSOLE).redemption(code)));
    }

    private String renewed(String token) {
        return refreshToken(refresh(token));
    }

    private static String refreshToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.json(answer).path("refresh_token").asText();
    }

    private HttpResponse<String> refresh(String token) {
        return post(Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    private HttpResponse<String> post(Map<String, String> form) {
        Map<String, String> all = new LinkedHashMap<>(form);
        all.put("client_id", CONSOLE);
        return Http.post(portal.endpoint("token"), all);
    }

    /** Where Ana's browser is sent. */
    private String location(String client, String... changes) {
        HttpResponse<String> answer = browser.get(
                portal.endpoint("auth") + "?" + Browser.encode(flow(client).request(changes)));
        return answer.headers().firstValue("Location").orElseGet(() -> Objects.toString(answer.body()));
    }

    /** Back to an address that is registered for it. */
    private CodeFlow flow(String client) {
        return new CodeFlow(
                client,
                client.equals("security-admin-console")
                        ? portal.realm().replace("/realms/es", "/admin/es/console/")
                        : portal.realm() + "/account/");
    }
}
