package org.pontis.sandbox.e2e.attack.ground;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.desk.Clerk;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stranger can put into an address, a header, a cookie or a form of these pages. */
@UnderAttack
class FormsIT extends EndToEnd {

    /** Markup, script, template, expression, message format, line ends. */
    private static final String EVIL =
            "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${1337*7}#{1337*7}<#assign x=1337*7>${x}{0}{'";

    private static final String SPLIT =
            "en\r\nSet-Cookie: evil=1\r\nLocation: https://evil.example\r\n\r\n<script>alert(1)";

    private String realm;
    private LogTail log;

    @BeforeEach
    void look() {
        realm = stack.addresses().brokerUrl() + "/realms/es";
        log = LogTail.of(stack.broker().log());
    }

    @Test
    @DisplayName("M2, M10 no page is kept by a browser, and every cookie is for this realm, https, and no script")
    void keptAndCookies() {
        Clerk gonzalo = Clerk.gonzalo(stack);
        gonzalo.comesIn();
        List<String> cookies = new ArrayList<>();
        for (Browser who : List.of(new Browser(), gonzalo.browser())) {
            for (String page : Pages.SHOWN) {
                HttpResponse<String> answer = who.get(realm + page);
                assertThat(answer.statusCode()).as(page).isIn(200, 302, 303, 403, 404);
                if (!page.equals("/pontis/cabinet")) {
                    assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                            .as(page)
                            .contains("no-store");
                }
                cookies.addAll(answer.headers().allValues("Set-Cookie"));
            }
        }
        assertThat(cookies).anyMatch(one -> one.startsWith("PONTIS_FORM="));
        assertThat(cookies)
                .filteredOn(one -> !one.contains("Max-Age=0") && one.startsWith("PONTIS"))
                .allSatisfy(one -> assertThat(one)
                        .contains("Path=/realms/es/", "Secure", "HttpOnly", "SameSite=")
                        .doesNotContainIgnoringCase("domain="));
    }

    @Test
    @DisplayName("M11 damaged and strange cookies are passed over")
    void damagedCookies() {
        for (String value : List.of("x", "x".repeat(43), "x".repeat(3_000), "<script>", "%00")) {
            for (String page :
                    List.of("/pontis/registration/online", "/pontis/recovery", "/account", "/pontis/logout")) {
                HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(realm + page))
                        .header(
                                "Cookie",
                                "PONTIS_FORM=" + value + "; PONTIS_REGISTRATION=" + value + "; PONTIS_LOGOUT=" + value
                                        + "; KEYCLOAK_IDENTITY=" + value));
                assertThat(answer.statusCode()).as(page + " " + value).isIn(200, 302, 303, 404);
                harmless(answer);
            }
        }
        noTraces();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("M12 whatever name we are called by, addresses are our own")
    @ValueSource(strings = {"X-Forwarded-Host", "X-Original-Host", "Forwarded", "X-Forwarded-Prefix", "X-Rewrite-URL"})
    void hosts(String header) {
        String value = header.equals("Forwarded") ? "host=evil.example;proto=https" : "evil.example";
        for (String page : Pages.SHOWN) {
            HttpResponse<String> answer =
                    Http.send(HttpRequest.newBuilder(URI.create(realm + page)).header(header, value));
            assertThat(answer.body()).as(page).doesNotContain("evil.example");
            assertThat(answer.headers().map().toString()).as(page).doesNotContain("evil.example");
        }
    }

    @Test
    @DisplayName(
            "M13, M15, M16, N1 what stands in an address is never markup, script, header, template, format or a line")
    void addresses() {
        for (String page : Pages.SHOWN) {
            for (String value : List.of(EVIL, SPLIT)) {
                String evil = Browser.encode(Map.of("", value)).substring(1);
                String all = String.join(
                        "&",
                        List.of("kc_locale", "lang", "told", "show", "before", "level", "error", "code", "state", "day")
                                .stream()
                                .map(name -> name + "=" + evil)
                                .toList());
                harmless(new Browser().get(realm + page + "?" + all));
                harmless(new Browser().get(realm + page + "/" + evil.replace("+", "%20")));
            }
        }
        for (String api : List.of(
                "/pontis/ledger/{}",
                "/pontis/ledger/receipt/{}",
                "/pontis/ledger/entries?from={}&count={}",
                "/pontis/ledger/proof/inclusion?index={}&size={}",
                "/pontis/ledger/proof/consistency?from=9999999999999&to=99999999999999",
                "/pontis/ledger/proof/inclusion?index=-1&size=-5",
                "/pontis/figures/api?by={}&day={}",
                "/pontis/figures/csv?from={}&to={}")) {
            String evil = Browser.encode(Map.of("", EVIL)).substring(1).replace("+", "%20");
            harmless(Http.get(realm + api.replace("{}", evil)));
        }
        noTraces();
    }

    @Test
    @DisplayName("M13, M16, N1 nor is what is typed, in whatever field of whatever form")
    void typed() {
        for (String form : Pages.FORMS) {
            Browser somebody = new Browser();
            Page before = somebody.open(realm + form.replaceAll("/(code|chosen|means|look|request|leave)$", ""));
            for (String value : List.of(EVIL, SPLIT, "\u2028\u202ex\u0000")) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (String field : List.of(
                        "identifier",
                        "contrast",
                        "consent",
                        "stopcode",
                        "what",
                        "way",
                        "code",
                        "activation",
                        "answer",
                        "source",
                        "phone",
                        "errand",
                        "turn",
                        "password",
                        "repeated",
                        "suspend",
                        "do",
                        "session",
                        "entry",
                        "email",
                        "document",
                        "act",
                        "request",
                        "word")) {
                    fields.put(field, value);
                }
                Page.of(somebody, before.response()).hidden().forEach((name, kept) -> {
                    if (name.equals("csrf")) {
                        fields.put(name, kept);
                    }
                });
                harmless(somebody.post(realm + form, fields));
            }
        }
        assertThat(log.text()).doesNotContain("\u2028", "\u202e", "\u001b", "alert(1)", "evil.example");
        noTraces();
    }

    @Test
    @DisplayName("M14 no form does anything that comes from another site, nor without a token, nor as anything else")
    void foreign() {
        bruno.logsInWithPassword(browser.open(realm + "/account"));
        assertThat(browser.get(realm + "/account").statusCode()).isEqualTo(200);
        for (String form : Pages.FORMS) {
            for (String type : List.of(
                    "application/x-www-form-urlencoded",
                    "text/plain",
                    "application/json",
                    "multipart/form-data; boundary=x")) {
                browser.sends("Origin", "https://evil.example");
                HttpResponse<String> answer =
                        browser.post(realm + form, type, "everything=true&suspend=all&others=true");
                assertThat(answer.statusCode()).as(form + " " + type).isIn(200, 303, 400, 403, 404, 413, 415);
                assertThat(answer.headers().map().toString()).doesNotContainIgnoringCase("Access-Control-Allow-Origin");
                assertThat(answer.body()).doesNotContain("data-did", "data-told=\"suspended");
            }
        }
        Page means = browser.open(realm + "/account/means");
        assertThat(means.html().select("[data-standing=active]")).hasSize(2);
        noTraces();
    }

    private static void harmless(HttpResponse<String> answer) {
        String body = answer.body();
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(body).doesNotContain("<script>alert", "<img src=x", "Exception", "org.keycloak");
            assertThat(body).doesNotContainPattern("(?<![\\w-])9[.,\\u00a0]?359(?![\\w-])");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("object-src 'none'")
                    .doesNotContain("unsafe");
        } else if (!body.isEmpty()) {
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(answer.uri() + " " + body)
                    .contains("nosniff");
            assertThat(body).doesNotContain("Exception", "org.keycloak", "java.");
        }
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .doesNotStartWith("https://evil")
                .doesNotContain("<", "\n");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("evil"));
        assertThat(answer.statusCode()).as(answer.uri() + " " + body).isLessThan(500);
    }

    private void noTraces() {
        assertThat(log.text()).doesNotContainPattern("(?m)^\\s+at [a-z]");
    }
}
