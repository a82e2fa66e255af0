package org.pontis.sandbox.e2e.portals;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Document;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.ModestPortals;
import org.pontis.sandbox.e2e.Operator;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The error table of docs/portal-integration.md, run row by row: what it promises a portal is what a portal gets. A cell
 * that begins with a dagger is told only, and has no story here.
 */
class ErrorTableIT extends EndToEnd {

    private static final String TOLD_ONLY = "†";
    private static final String NOTHING = "nothing";

    /** One row: the case, and what a portal of either protocol gets. */
    record Row(String name, String oidc, String saml) {

        /** Of the cells only these three are compared; the others are for people. */
        static Stream<Row> all() {
            return Document.of("portal-integration.md")
                    .text()
                    .lines()
                    .dropWhile(line -> !line.startsWith("| case |"))
                    .filter(line -> line.matches("^\\| `[a-z-]+` \\|.*"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .map(cells -> new Row(cells.get(1).replace("`", ""), cells.get(3), cells.get(4)));
        }
    }

    private static Registration registration;
    private static Probe probe;
    private static Operator operator;

    private final Map<String, Supplier<String>> oidcStories = new LinkedHashMap<>();
    private final Map<String, Supplier<String>> samlStories = new LinkedHashMap<>();

    @BeforeAll
    static void register(Stack stack) {
        registration = new Registration(stack);
        probe = Probe.start(registration, stack.addresses().brokerUrl(), "probe-errors");
        operator = new Operator(stack, "operator-of-the-table", "manage-realm", true);
    }

    @AfterAll
    static void stop() {
        operator.close();
        probe.close();
        registration.close();
    }

    @AfterEach
    void openEverything() {
        operator.resumesAll();
        sandbox.noFaults();
        awaitSms();
    }

    /** The broker comes back to its SMS centre by itself, after a pause. */
    private void awaitSms() {
        String health = stack.addresses().brokerUrl() + "/realms/es/pontis/health";
        Patience.until("health is green", () -> Http.get(health).statusCode() == 200);
    }

    @BeforeEach
    void tellTheStories() {
        both("cancelled", page -> page.press("cancel"));
        oidc("level-unreachable", () -> modestly(() -> answer(probe.ask(browser, "acr_values", "high"))));
        saml("level-unreachable", () -> modestly(() -> refused(saml.login(browser, "acr", "high"))));
        both("level-unknown", page -> page, "acr", "urn:example:gold");
        both("level-not-reached", page -> bruno.logsInWithPassword(page).press("cancel"), "acr", "substantial");
        both("not-logged-in", page -> page, "prompt", "none");
        both("wrong-secret", page -> guess(page, 1));
        both("too-many-attempts", page -> guess(page, 6).press("cancel"));
        oidc("session-too-weak", () -> {
            ana.logsInWithSmsPin(probe.ask(browser));
            return answer(probe.ask(browser, "prompt", "none", "acr_values", "substantial"));
        });
        saml("session-too-weak", () -> {
            ana.logsInWithSmsPin(saml.login(browser));
            return refused(saml.login(browser, "prompt", "none", "acr", "substantial"));
        });
        oidc("session-too-old", () -> {
            ana.logsInWithSmsPin(probe.ask(browser));
            return answer(probe.ask(browser, "prompt", "none", "max_age", "0"));
        });
        both("sms-unavailable", page -> page.choose("sms-pin").press("cancel"));
        before("sms-unavailable", () -> sandbox.fault("sms-down", "{}"));
        both("methods-paused", page -> page.press("cancel"), "acr", "substantial");
        before("methods-paused", () -> operator.pausesAllBut("sms-pin", "Avería.", "Out of order."));
        request("pkce-missing", "code_challenge", null, "code_challenge_method", null);
        request("pkce-plain", "code_challenge_method", "plain");
        request("scope-unknown", "scope", "openid everything");
        request("max-age-unreadable", "max_age", "soon");
        request("prompt-contradictory", "prompt", "none login");
        request("claims-unreadable", "claims", "{");
        request("redirect-uri-wrong", "redirect_uri", probe.callback() + "/other");
        request("client-unknown", "client_id", "nobody");
        token("code-reused", () -> {
            String code = code();
            probe.redeem(code);
            return probe.redeem(code);
        });
        token("verifier-wrong", () -> probe.redeem(code(), "code_verifier", "x".repeat(43)));
        token("redirect-uri-changed", () -> probe.redeem(code(), "redirect_uri", probe.url() + "/"));
        token(
                "key-unknown",
                () -> probe.redeem(
                        code(), "client_assertion", probe.assertion(JWSAlgorithm.RS256, Instant.now(), "other")));
        token(
                "clock-behind",
                () -> probe.redeem(
                        code(),
                        "client_assertion",
                        probe.assertion(JWSAlgorithm.RS256, Instant.now().minusSeconds(300))));
        token(
                "clock-ahead",
                () -> probe.redeem(
                        code(),
                        "client_assertion",
                        probe.assertion(JWSAlgorithm.RS256, Instant.now().plusSeconds(300))));
        token(
                "par-not-proven",
                () -> probe.post(
                        "pushed_authorization_request_endpoint", probe.flow().request("client_assertion", "x.y.z")));
        oidc("request-replayed", () -> {
            String pushed = pushed();
            ana.logsInWithPassword(browser.open(pushed));
            return answer(new Browser().open(pushed));
        });
        token("assertion-reused", () -> {
            String assertion = probe.assertion(JWSAlgorithm.RS256, Instant.now());
            probe.redeem(code(), "client_assertion", assertion);
            return probe.redeem(code(), "client_assertion", assertion);
        });
        token(
                "secret-instead-of-key",
                () -> probe.redeem(
                        code(), "client_assertion", null, "client_assertion_type", null, "client_secret", "anything"));
    }

    static Stream<Row> rows() {
        return Row.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void thePortalGetsWhatTheTableSays(Row row) {
        SoftAssertions.assertSoftly(table -> {
            table.assertThat(rehearsed(row.oidc(), oidcStories.get(row.name())))
                    .as("OpenID Connect")
                    .isEqualTo(row.oidc());
            browser = new Browser();
            sandbox.noFaults();
            sandbox.forgetLimits();
            table.assertThat(rehearsed(row.saml(), samlStories.get(row.name())))
                    .as("SAML")
                    .isEqualTo(row.saml());
        });
    }

    @Test
    void everyStoryHasItsRow() {
        assertThat(rows().map(Row::name).collect(Collectors.toSet()))
                .doesNotHaveDuplicates()
                .containsAll(oidcStories.keySet())
                .containsAll(samlStories.keySet());
    }

    /** Only a cell that says so may stand without a story. */
    private static String rehearsed(String cell, Supplier<String> story) {
        if (story == null) {
            return cell.startsWith(TOLD_ONLY) || cell.isEmpty() ? cell : "no story";
        }
        return story.get();
    }

    private void before(String name, Runnable preparation) {
        for (Map<String, Supplier<String>> stories : List.of(oidcStories, samlStories)) {
            Supplier<String> story = stories.get(name);
            stories.put(name, () -> {
                preparation.run();
                return story.get();
            });
        }
    }

    private String modestly(Supplier<String> story) {
        try (ModestPortals here = new ModestPortals(new Admin(stack), probe.id(), saml.url() + "/metadata")) {
            return story.get();
        }
    }

    private interface Visit {
        Page from(Page chooser);
    }

    /** The same story at a portal of either protocol. */
    private void both(String name, Visit visit, String... parameters) {
        oidc(name, () -> answer(visit.from(probe.ask(browser, oidcNames(parameters)))));
        saml(name, () -> refused(visit.from(saml.login(browser, parameters))));
    }

    private void request(String name, String... parameters) {
        oidc(name, () -> answer(probe.ask(browser, parameters)));
    }

    private void token(String name, Supplier<JsonNode> story) {
        oidc(name, () -> {
            JsonNode answer = story.get();
            return cell(
                    answer.path("error").asText(),
                    answer.path("error_description").asText());
        });
    }

    private void oidc(String name, Supplier<String> story) {
        oidcStories.put(name, story);
    }

    private void saml(String name, Supplier<String> story) {
        samlStories.put(name, story);
    }

    private String answer(Page page) {
        Map<String, String> answer = probe.answer(page);
        return answer.isEmpty() ? NOTHING : cell(answer.get("error"), answer.getOrDefault("error_description", ""));
    }

    private static String cell(String error, String description) {
        return "`" + error + "`" + (description.isEmpty() ? "" : ": " + description);
    }

    private String refused(Page page) {
        return page.address().startsWith(saml.url()) ? "`" + saml.me(browser).error() + "`" : NOTHING;
    }

    private String code() {
        Browser known = new Browser();
        return probe.answer(ana.logsInWithPassword(probe.ask(known))).get("code");
    }

    /** Where a browser goes with a request that was pushed (RFC 9126, section 4). */
    private String pushed() {
        String uri = probe.post(
                        "pushed_authorization_request_endpoint", probe.flow().request())
                .path("request_uri")
                .asText();
        return probe.broker().path("authorization_endpoint").asText() + "?"
                + Browser.encode(Map.of("client_id", probe.id(), "request_uri", uri));
    }

    private static Page guess(Page chooser, int times) {
        Page page = chooser.choose("password");
        for (int i = 0; i < times && page.asks().contains("password"); i++) {
            page = page.fill("identifier", "00000002W", "password", "a wrong guess " + i);
        }
        return page;
    }

    private static String[] oidcNames(String... parameters) {
        return Arrays.stream(parameters)
                .map(name -> name.equals("acr") ? "acr_values" : name)
                .toArray(String[]::new);
    }
}
