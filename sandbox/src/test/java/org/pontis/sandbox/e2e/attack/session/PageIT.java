package org.pontis.sandbox.e2e.attack.session;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Cookies, and whatever a stranger can put into a request in the hope that a page, a header or a template repeats it. */
@UnderAttack
class PageIT extends EndToEnd {

    /** Markup, script, template, expression, message format, line ends. */
    private static final String EVIL =
            "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${1337*7}#{1337*7}<#assign x=1337*7>${x}{0}{'";

    private Oracle oracle;
    private String realm;

    @BeforeEach
    void watch() {
        oracle = Oracle.watching(stack);
        realm = stack.addresses().brokerUrl() + "/realms/es";
    }

    @AfterEach
    void nothingHappened() {
        try (Oracle watched = oracle) {
            assertThat(oidc.login(new Browser()).isChooser())
                    .as("the next login")
                    .isTrue();
        }
    }

    @Test
    @DisplayName("M1 what opens a session is made at the login, and made anew at a step-up")
    void renewed() {
        Page last = ana.logsInWithPassword(oidc.login(browser));
        assertThat(last.address()).startsWith(oidc.url());
        String first =
                browser.cookie(URI.create(realm + "/"), "KEYCLOAK_IDENTITY").orElseThrow();
        ana.typesCode(oidc.login(browser, "acr", "substantial").choose("password"));
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
        assertThat(browser.cookie(URI.create(realm + "/"), "KEYCLOAK_IDENTITY").orElseThrow())
                .isNotEqualTo(first);
        oracle.knowsWhoIsIn();
    }

    @Test
    @DisplayName("M2 every cookie is for this realm and for https; only two that open nothing can be read by scripts")
    void cookies() {
        Browser fresh = new Browser();
        Page page = oidc.login(fresh).choose("password");
        List<String> set = new ArrayList<>(page.response().headers().allValues("Set-Cookie"));
        set.addAll(fresh.get(oidc.login(new Browser()).address()).headers().allValues("Set-Cookie"));
        set.addAll(
                new Browser().get(realm + "/pontis/help?kc_locale=en").headers().allValues("Set-Cookie"));
        set.addAll(fresh.post(
                        page.action(),
                        Page.pairs(
                                "identifier",
                                ana.is().identifier(),
                                "password",
                                ana.is().password().orElseThrow()))
                .headers()
                .allValues("Set-Cookie"));
        oracle.knowsWhoIsIn();
        assertThat(set).anyMatch(cookie -> cookie.startsWith("KEYCLOAK_IDENTITY="));
        assertThat(set).filteredOn(cookie -> !cookie.contains("Max-Age=0")).allSatisfy(cookie -> {
            assertThat(cookie)
                    .contains("Path=/realms/es/", "Secure", "SameSite=")
                    .doesNotContainIgnoringCase("domain=");
            if (!cookie.startsWith("KC_AUTH_SESSION_HASH=") && !cookie.startsWith("KEYCLOAK_SESSION=")) {
                assertThat(cookie).contains("HttpOnly");
            }
        });
    }

    @Test
    @DisplayName("M10 no page of a login is kept")
    void notKept() {
        assertThat(kept(oidc.login(new Browser()).response())).isFalse();
        assertThat(kept(oidc.login(new Browser()).choose("sms-pin").response())).isFalse();
    }

    @ParameterizedTest(name = "{0} of {1} characters")
    @DisplayName("M11 too many cookies are refused, damaged ones passed over, and without them all is well")
    @CsvSource({"30, 4000", "400, 200"})
    void cookieBombs(int many, int size) {
        StringBuilder bomb = new StringBuilder();
        for (int i = 0; i < many; i++) {
            bomb.append("c").append(i).append('=').append("x".repeat(size)).append("; ");
        }
        assertThat(send("Cookie", bomb + "x=y").statusCode()).isIn(400, 431);
        HttpResponse<String> damaged = send(
                "Cookie",
                "AUTH_SESSION_ID=" + "x".repeat(2_000)
                        + "; KC_RESTART=a.b.c.d.e; KEYCLOAK_IDENTITY=a.b.c; PONTIS_METHOD=<script>; KEYCLOAK_LOCALE=<script>");
        assertThat(damaged.statusCode()).isEqualTo(200);
        harmless(damaged);
    }

    @Test
    @DisplayName("M11 a link cannot leave a cookie of its own choice")
    void languageCookie() {
        for (String page : new String[] {"/pontis/help", "/pontis/privacy", "/pontis/accessibility"}) {
            HttpResponse<String> answer =
                    new Browser().get(realm + page + "?" + Browser.encode(Map.of("kc_locale", "x".repeat(3_000))));
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.contains("xxx"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M12 whatever name we are called by, addresses are our own")
    @ValueSource(
            strings = {
                "X-Forwarded-Host",
                "X-Forwarded-Server",
                "X-Original-Host",
                "X-Host",
                "Forwarded",
                "X-Forwarded-Proto",
                "X-Forwarded-Prefix",
                "X-Rewrite-URL"
            })
    void hosts(String header) {
        String value = header.equals("Forwarded") ? "host=evil.example;proto=https" : "evil.example";
        for (String page : new String[] {
            "/.well-known/openid-configuration",
            "/pontis/help",
            "/protocol/saml/descriptor",
            "/protocol/openid-connect/auth?client_id=portal-oidc",
            "/protocol/openid-connect/logout"
        }) {
            HttpResponse<String> answer =
                    Http.send(HttpRequest.newBuilder(URI.create(realm + page)).header(header, value));
            assertThat(answer.body()).as(page).doesNotContain("evil.example");
            assertThat(answer.headers().map().toString()).as(page).doesNotContain("evil.example");
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M13, M15, M16 what stands in a request is never markup, script, header, template or format")
    @ValueSource(
            strings = {
                "login_hint",
                "kc_locale",
                "ui_locales",
                "state",
                "nonce",
                "scope",
                "acr_values",
                "prompt",
                "max_age",
                "claims",
                "display",
                "response_mode",
                "response_type",
                "client_id",
                "redirect_uri",
                "method",
                "kc_idp_hint",
                "id_token_hint",
                "request",
                "request_uri",
                "code_challenge",
                "resource",
                "kc_action",
                "lang",
                "error",
                "error_description",
                "authorization_details",
                "unknown"
            })
    void reflected(String parameter) {
        oracle.expectsTraces();
        for (String value : new String[] {
            EVIL, "en\r\nSet-Cookie: evil=1\r\nLocation: https://evil.example\r\n\r\n<script>alert(1)</script>"
        }) {
            Map<String, String> request = flow().request();
            request.put(parameter, value);
            Browser somebody = new Browser();
            somebody.stopsBefore(oidc.url());
            harmless(somebody.open(realm + "/protocol/openid-connect/auth?" + Browser.encode(request))
                    .response());
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M13, M15, M16 nor what stands in the address of any other page")
    @ValueSource(
            strings = {
                "/login-actions/authenticate?error={}&error_description={}&client_id={}&tab_id={}",
                "/login-actions/authenticate?session_code={}&execution={}&client_data={}&kc_locale={}",
                "/login-actions/restart?client_id={}&tab_id={}",
                "/login-actions/required-action?execution={}",
                "/login-actions/action-token?key={}",
                "/login-actions/detached-info?kc_state_checker={}&kc_locale={}",
                "/protocol/openid-connect/logout?post_logout_redirect_uri={}&client_id={}&state={}&ui_locales={}&id_token_hint={}",
                "/protocol/openid-connect/oauth/oob?code={}&error={}&error_description={}",
                "/protocol/openid-connect/{}",
                "/protocol/{}",
                "/pontis/help/{}",
                "/pontis/help?lang={}&client_id={}&tab_id={}&kc_locale={}",
                "/pontis/privacy?lang={}&kc_locale={}",
                "/pontis/{}",
                "/broker/{}/endpoint?error={}&error_description={}&state={}",
                "/{}",
            })
    void addresses(String address) {
        for (String value : new String[] {EVIL, "x\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>"}) {
            String encoded = Browser.encode(Map.of("", value)).substring(1).replace("+", "%20");
            harmless(new Browser().get(realm + address.replace("{}", encoded)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M13, M16 nor what is typed into a form")
    @ValueSource(strings = {"identifier", "contrast", "password", "code", "method", "unknown"})
    void typed(String field) {
        Map<String, String> form = Page.pairs("identifier", "00000001R", "contrast", "2031-12-31", "password", "wrong");
        form.put(field, EVIL);
        for (String method : new String[] {"sms-pin", "password"}) {
            Browser somebody = new Browser();
            Page page = oidc.login(somebody).choose(method);
            harmless(somebody.submit(page.action(), form).response());
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("M14 a foreign page that has a citizen's browser send something changes nothing")
    @CsvSource({
        "DELETE, /pontis/limits",
        "POST, /pontis/limits",
        "PUT, /pontis/methods/sms-pin/pause",
        "POST, /pontis/methods/sms-pin/pause",
        "DELETE, /pontis/methods/sms-pin/pause",
        "GET, /pontis/methods",
        "POST, /pontis/help",
        "POST, /pontis/health",
        "POST, /pontis/privacy"
    })
    void operatorsEndpoints(String verb, String path) {
        ana.logsInWithPassword(oidc.login(browser));
        oracle.knowsWhoIsIn();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm + path))
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .method(verb, BodyPublishers.ofString("{\"reason\":{\"es\":\"x\"}}"));
        browser.cookies(URI.create(realm + path)).ifPresent(all -> request.header("Cookie", all));
        assertThat(Http.send(request).statusCode()).isIn(401, 403, 405);
        assertThat(oidc.login(new Browser()).methods()).containsKey("sms-pin");
    }

    @Test
    @DisplayName("M14 nor does a login or a logout that it sends")
    void formsOfOurPages() {
        ana.logsInWithPassword(oidc.login(browser));
        oracle.knowsWhoIsIn();
        String out = realm + "/protocol/openid-connect/logout";
        browser.post(out, Map.of());
        browser.post(out + "/logout-confirm", Map.of("confirmLogout", "yes"));
        browser.post(
                out + "/logout-confirm?client_id=account&tab_id=x",
                Map.of("confirmLogout", "yes", "session_code", "x"));
        browser.post(realm + "/login-actions/authenticate", Map.of("identifier", "00000002W", "password", "x"));
        browser.post(
                realm + "/login-actions/authenticate?client_id=portal-oidc&tab_id=x&session_code=x",
                Map.of("method", "sms-pin"));
        browser.post(realm + "/login-actions/required-action?execution=pontis-level-gate", Map.of());
        oidc.login(browser, "prompt", "none");
        assertThat(oidc.me(browser).loggedIn()).as("Ana is still in").isTrue();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @DisplayName("M14 nor does a token that does not say whose it is")
    @CsvSource({
        "GET, /pontis/methods, e30.e30.e30",
        "DELETE, /pontis/limits, e30.e30.e30",
        // {"alg":"RS256"}, {"sub":"x"}
        "GET, /pontis/methods, eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA",
        "DELETE, /pontis/limits, eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA"
    })
    void nobodysToken(String verb, String path, String token) {
        HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .method(verb, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Http.json(answer).path("error").asText()).isEqualTo("TOKEN_INVALID");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M13 a realm whose theme has no such page says so")
    @ValueSource(strings = {"/pontis/help", "/pontis/help/password", "/pontis/privacy", "/pontis/accessibility"})
    void administratorsRealm(String page) {
        HttpResponse<String> answer = Http.get(stack.addresses().brokerUrl() + "/realms/master" + page);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Exception", "org.keycloak");
    }

    private static boolean kept(HttpResponse<String> answer) {
        return !answer.headers().firstValue("Cache-Control").orElse("").contains("no-store");
    }

    private static void harmless(HttpResponse<String> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/html")) {
            assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "Exception", "org.keycloak");
            // 1337 * 7; the same digits within a random id are nobody's work
            assertThat(answer.body()).doesNotContainPattern("(?<![\\w-])9[.,\\u00a0]?359(?![\\w-])");
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertThat(policy).contains("object-src 'none'").doesNotContain("unsafe");
            if (answer.statusCode() != 404) {
                assertThat(policy).contains("default-src 'none'", "script-src 'self'", "base-uri 'none'");
            }
        } else {
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(type)
                    .contains("nosniff");
        }
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotStartWith("https://evil");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("evil"));
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(500);
    }

    private HttpResponse<String> send(String header, String value) {
        return Http.send(HttpRequest.newBuilder(
                        URI.create(realm + "/protocol/openid-connect/auth?" + Browser.encode(flow().request())))
                .header(header, value));
    }

    private CodeFlow flow() {
        return new CodeFlow("portal-oidc", oidc.url() + "/callback");
    }
}
