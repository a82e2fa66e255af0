package org.pontis.sandbox.e2e.attack.cabinet;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.cabinet.Resident;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody sees or changes anything in a cabinet but the citizen whose it is, in a session that is good, by a form of ours. */
@UnderAttack
class StrangerIT extends EndToEnd {

    private static final List<String> ROOMS = List.of("", "/means", "/sessions", "/alerts");
    private static final List<String> DEEDS = List.of(
            "/means", "/sessions", "/alerts", "/alerts/email", "/alerts/code", "/not-me", "/not-me/yes", "/logout");
    private static final String EVIL = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>${1337*7}";

    private Admin admin;
    private Resident rosas;
    private Resident evas;
    private Citizen rosa;
    private Citizen eva;
    private Browser other;
    private String realm;
    private String cabinet;

    @BeforeEach
    void moveIn() {
        sandbox.forgetLimits();
        admin = new Admin(stack);
        rosas = new Resident(admin, sandbox);
        evas = new Resident(admin, sandbox, "Eva", "advanced");
        rosa = rosas.citizen();
        eva = evas.citizen();
        other = new Browser();
        realm = stack.addresses().brokerUrl() + "/realms/es";
        cabinet = realm + "/account";
    }

    @AfterEach
    void moveOut() {
        rosas.close();
        evas.close();
    }

    @Test
    @DisplayName("M14 who is not logged in sees nothing and does nothing")
    void nobody() {
        for (String room : ROOMS) {
            HttpResponse<String> answer = browser.get(cabinet + room);
            assertThat(answer.statusCode()).as(room).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/protocol/openid-connect/auth?");
            assertThat(answer.body()).isEmpty();
        }
        for (String deed : DEEDS) {
            HttpResponse<String> answer = browser.post(cabinet + deed, Map.of("everything", "true", "csrf", "x"));
            assertThat(answer.statusCode()).as(deed).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse("")).contains("/protocol/openid-connect/auth?");
        }
    }

    @Test
    @DisplayName("M14 a form of another site, or of another citizen's page, changes nothing")
    void forged() {
        rosa.logsInWithPassword(browser.open(cabinet));
        eva.logsInWithPassword(other.open(cabinet));
        String evasToken = other.open(cabinet + "/means").hidden().get("csrf");
        for (String deed : DEEDS) {
            for (String token : new String[] {"", "x", evasToken}) {
                Map<String, String> form = new LinkedHashMap<>(Map.of(
                        "everything",
                        "true",
                        "others",
                        "true",
                        "high",
                        "true",
                        "email",
                        "eva@example.org",
                        "code",
                        "1"));
                form.put("csrf", token);
                HttpResponse<String> answer = browser.post(cabinet + deed, form);
                assertThat(answer.statusCode()).as(deed).isEqualTo(400);
                assertThat(Page.of(browser, answer).problem()).contains("FORM_EXPIRED");
            }
            assertThat(browser.get(cabinet + deed + "?everything=true").statusCode())
                    .as("GET " + deed)
                    .isIn(200, 404, 405);
        }
        Page means = browser.open(cabinet + "/means");
        assertThat(means.html().select("[data-standing=active]")).hasSize(2);
    }

    @Test
    @DisplayName("M14 another citizen's session, means or entry is nobody's here")
    void othersThings() {
        eva.logsInWithPassword(oidc.login(other));
        Browser evasPhone = new Browser();
        eva.logsInWithPassword(evasPhone.open(cabinet));
        rosa.logsInWithPassword(browser.open(cabinet));

        String session = value(evasPhone.open(cabinet + "/sessions"), "session");
        String means = value(evasPhone.open(cabinet + "/means"), "suspend");
        String entry = value(evasPhone.open(cabinet), "entry");

        assertThat(send("/sessions", "session", session).html().select("[data-told=over]"))
                .isNotEmpty();
        assertThat(send("/means", "suspend", means).html().select("[data-told=unchanged]"))
                .isNotEmpty();
        for (String deed : List.of("/not-me", "/not-me/yes")) {
            for (String named : new String[] {entry, "1.x", "x", evas.id(), "' or 1=1 --"}) {
                Page answer = send(deed, "entry", named);
                assertThat(answer.problem()).as(named).contains("ENTRY_UNKNOWN");
                assertThat(answer.response().statusCode()).isEqualTo(404);
            }
        }
        assertThat(oidc.me(other).loggedIn()).isTrue();
        assertThat(evasPhone.open(cabinet + "/means").html().select("[data-standing=active]"))
                .hasSize(2);
        assertThat(browser.open(cabinet).html().text()).doesNotContain("Eva");
    }

    @Test
    @DisplayName("M10, M12 no page is kept, framed, sniffed or referred from")
    void headers() {
        rosa.logsInWithPassword(browser.open(cabinet));
        for (String room : ROOMS) {
            HttpResponse<String> answer = browser.get(cabinet + room);
            assertThat(answer.statusCode()).isEqualTo(200);
            Map<String, List<String>> headers = answer.headers().map();
            assertThat(headers.get("cache-control").toString()).as(room).contains("no-store");
            assertThat(headers.get("content-security-policy").toString())
                    .contains("frame-ancestors 'none'", "default-src 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.get("x-frame-options").toString()).contains("DENY");
            assertThat(headers.get("x-content-type-options").toString()).contains("nosniff");
            assertThat(headers.get("referrer-policy").toString()).contains("no-referrer");
            Page page = Page.of(browser, answer);
            assertThat(page.html().select("script:not([src]), style, [onclick], [style]"))
                    .isEmpty();
            assertThat(page.html().select("a[href], form[action]").outerHtml())
                    .doesNotContain(rosas.id(), rosa.is().identifier());
        }
    }

    @Test
    @DisplayName("M13 what a browser calls itself is never markup, nor is what stands in an address")
    void written() {
        other.sends("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 " + EVIL);
        rosa.logsInWithPassword(oidc.login(other));
        rosa.logsInWithPassword(browser.open(cabinet));
        harmless(browser.get(cabinet + "/sessions"));
        for (String query : List.of("told=", "show=", "before=", "kc_locale=", "error=", "x=")) {
            String encoded = Browser.encode(Map.of("", EVIL)).substring(1);
            harmless(browser.get(cabinet + "?" + query + encoded));
            harmless(browser.get(cabinet + "/means?" + query + encoded));
        }
    }

    @Test
    @DisplayName("L1 whoever was closed, or has not shown enough lately, is out of the cabinet too")
    void closedAndAged() {
        rosa.logsInWithPassword(browser.open(cabinet));
        ObjectNode account = admin.get("es/users/" + rosas.id()).deepCopy();
        admin.put("es/users/" + rosas.id(), account.put("enabled", false));
        assertThat(browser.get(cabinet).statusCode()).isEqualTo(303);

        eva.logsInWithPassword(other.open(cabinet));
        try (RealmAttributes attributes = new RealmAttributes(admin)) {
            attributes.set("pontis.age.low", "PT1S");
            sleepTwoSeconds();
            assertThat(other.get(cabinet + "/sessions").statusCode()).isEqualTo(303);
        }
    }

    @Test
    @DisplayName("L1 who holds only a password does not turn off what would tell of it")
    void alertsNeedMore() {
        rosa.logsInWithPassword(browser.open(cabinet));
        Page page = browser.open(cabinet + "/alerts");
        Map<String, String> form = page.hidden();
        form.put("high", "true");
        HttpResponse<String> answer = browser.post(cabinet + "/alerts", form);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .contains("acr_values=")
                .contains("substantial");
        assertThat(browser.open(cabinet + "?show=acts").html().select("[data-what=alerts_chosen]"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("L1 Keycloak's account API answers nobody")
    @ValueSource(
            strings = {
                "/account",
                "/account/",
                "/account/credentials",
                "/account/sessions",
                "/account/sessions/devices",
                "/account/applications",
                "/account/linked-accounts",
                "/account/v1alpha1",
                "/account/v1/credentials",
                "/account/%76%31/credentials",
                "//account/credentials",
                "/account;x=1/credentials"
            })
    void api(String path) {
        rosa.logsInWithPassword(browser.open(cabinet));
        for (String verb : List.of("GET", "POST", "PUT", "DELETE")) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(realm + path))
                    .header("Accept", "application/json")
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer e30.e30.e30")
                    .method(verb, BodyPublishers.ofString("{}"));
            browser.cookies(URI.create(realm + path)).ifPresent(all -> request.header("Cookie", all));
            HttpResponse<String> answer = Http.send(request);
            assertThat(answer.statusCode()).as(verb).isIn(400, 403, 404, 405);
            assertThat(answer.body()).as(verb).doesNotContain("credential", "username", "Rosa");
        }
    }

    @Test
    @DisplayName("N2 metrics and events of the cabinet say nothing of whom they are about")
    void discreet() {
        rosa.logsInWithPassword(browser.open(cabinet));
        browser.open(cabinet + "/sessions").browser();
        browser.open(cabinet + "/means").press("everything");
        String metrics = new Metrics(stack).text();
        assertThat(metrics.lines()
                        .filter(line -> line.startsWith("pontis_cabinet"))
                        .toList())
                .allSatisfy(line ->
                        assertThat(line).doesNotContain(rosas.id(), rosa.is().identifier()));
        String events = admin.get("es/events?max=50&user=" + rosas.id()).toString();
        assertThat(events)
                .contains("credential_suspended")
                .doesNotContain(rosa.is().identifier(), rosas.phone().substring(3), "Cajal");
    }

    private Page send(String deed, String field, String value) {
        Map<String, String> form = browser.open(cabinet + "/means").hidden();
        form.put(field, value);
        return browser.submit(cabinet + deed, form);
    }

    private static String value(Page page, String button) {
        return page.html().selectFirst("button[name=" + button + "]").attr("value");
    }

    private static void harmless(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x", "9359", "Exception");
    }

    private static void sleepTwoSeconds() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
