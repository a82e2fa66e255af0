package org.pontis.sandbox.e2e.attack.oidc;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Logins that somebody else has begun: they end in nobody's browser but the one they began in. */
class FixationIT extends OidcAttack {

    @ParameterizedTest(name = "{0}")
    @DisplayName("G7, G8 the address of somebody else's login page opens nothing, whoever is told to follow it")
    @ValueSource(strings = {"authenticate", "restart", "required-action"})
    void anAddressIsNoLogin(String action) {
        Map<String, String> begun = begunBySomebodyElse();
        String address = actions(action, begun);
        assertThat(new Browser().open(address).response().statusCode()).isEqualTo(400);
        Browser anas = browser.twin();
        anas.stopsBefore(portal.home());
        HttpResponse<String> last = anas.open(address).response();
        assertThat(last.headers().firstValue("Location").orElse("")).doesNotContain("evil");
        assertThat(portal.answer(portal.ask(browser, "prompt", "none").response()))
                .as("Ana is still in")
                .containsKey("code");
    }

    @Test
    @DisplayName("G8 a session id in the address is no cookie")
    void sessionIdInTheAddress() {
        Browser eve = new Browser();
        Page page = portal.ask(eve);
        Map<String, String> begun = query(page.action());
        String cookie = cookie(page.response(), "AUTH_SESSION_ID");
        String inside = new String(Base64.getUrlDecoder().decode(cookie.split("\\.")[0]), UTF_8);
        for (String id : new String[] {cookie, inside, inside.split("\\.")[0]}) {
            for (String action : new String[] {"authenticate", "restart"}) {
                begun.put("auth_session_id", id);
                begun.put("skip_logout", "false");
                assertThat(new Browser().open(actions(action, begun)).response().statusCode())
                        .isEqualTo(400);
                browser.stopsBefore(portal.home());
                browser.open(actions(action, begun));
                assertThat(portal.answer(portal.ask(browser, "prompt", "none").response()))
                        .as("Ana is still in")
                        .containsKey("code");
            }
        }
        assertThat(portal.answer(portal.ask(eve, "prompt", "none").response()))
                .containsEntry("error", "login_required");
    }

    @Test
    @DisplayName("G8, M1 cookies planted before a login are worth nothing after it")
    void plantedCookies() {
        Browser eve = new Browser();
        Page evesPage = portal.ask(eve);
        Browser victim = eve.twin();
        Page done = ana.logsInWithPassword(portal.ask(victim));
        assertThat(portal.answer(done.response())).containsKey("code");
        oracle.knowsWhoIsIn();
        assertThat(portal.answer(portal.ask(eve, "prompt", "none").response()))
                .containsEntry("error", "login_required");
        eve.stopsBefore(portal.home());
        assertThat(portal.answer(evesPage.choose("password").response())).doesNotContainKey("code");
        assertThat(portal.ask(eve).isChooser()).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "G8 what is known of the portal in a page's address may be forged: it leads to registered addresses only")
    @ValueSource(
            strings = {
                "{\"ru\":\"https://evil.example/\",\"rt\":\"code\",\"st\":\"x\"}",
                "{\"ru\":\"javascript:alert(1)\",\"rt\":\"code\"}",
                "{\"ru\":\"{other}\",\"rt\":\"code\"}",
                "{\"ru\":\"{callback}\",\"rt\":\"token\",\"rm\":\"fragment\"}",
                "{\"ru\":\"{callback}#x\",\"rt\":\"code\"}",
                "{}",
                "[]",
                "not json"
            })
    void clientData(String data) {
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(data.replace("{callback}", portal.callback())
                        .replace("{other}", other.callback())
                        .getBytes(UTF_8));
        for (Browser whose : new Browser[] {browser.twin(), new Browser(), begun()}) {
            for (String action : new String[] {"authenticate", "restart"}) {
                whose.stopsBefore("http://localhost:1/");
                HttpResponse<String> answer = whose.open(actions(
                                action, Map.of("client_id", portal.id(), "tab_id", "forged", "client_data", forged)))
                        .response();
                String location = answer.headers().firstValue("Location").orElse("");
                assertThat(location)
                        .doesNotContain("evil")
                        .doesNotContain("javascript")
                        .doesNotContain(other.id())
                        .doesNotContain("access_token");
                assertThat(answer.body()).doesNotContain("href=\"https://evil").doesNotContain("javascript:");
            }
        }
    }

    private Browser begun() {
        Browser somebody = new Browser();
        portal.ask(somebody);
        return somebody;
    }

    private Map<String, String> begunBySomebodyElse() {
        return query(portal.ask(new Browser()).action());
    }

    private String actions(String action, Map<String, String> query) {
        return portal.realm() + "/login-actions/" + action + "?" + Browser.encode(query);
    }

    private static String cookie(HttpResponse<String> response, String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
