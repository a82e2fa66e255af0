package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An operator closes a login method: at once, for everybody, with a reason, and for as long as it is meant. */
class KillSwitchIT extends EndToEnd {

    private static final String ES = "El operador móvil tiene una avería.";
    private static final String EN = "The mobile operator is out of order.";
    private static final String PAUSE = "methods/sms-pin/pause";

    private Operator operator;

    @BeforeEach
    void giveTheOperatorHerProgram() {
        operator = new Operator(stack, "operator-of-this-test", "manage-realm", true);
    }

    @AfterEach
    void openEverything() {
        operator.resumesAll();
        operator.close();
    }

    @Test
    void aPausedMethodStandsOnTheChooserAndSaysWhy() {
        operator.pauses("sms-pin", ES, EN);
        Page chooser = oidc.login(browser);

        assertThat(chooser.methods()).containsKeys("sms-pin", "password");
        assertThat(chooser.html().select("button[name=method][value=sms-pin][disabled][data-paused]"))
                .hasSize(1);
        assertThat(chooser.html().select("button[name=method]:not([disabled])").eachAttr("value"))
                .contains("password")
                .doesNotContain("sms-pin");
        assertThat(chooser.html().select("#paused-sms-pin").text()).contains(ES);
        assertThat(inEnglish().html().select("#paused-sms-pin").text())
                .contains(EN)
                .doesNotContain(ES);

        bruno.logsInWithPassword(chooser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    private Page inEnglish() {
        Browser english = new Browser();
        english.sends("Accept-Language", "en");
        return oidc.login(english);
    }

    @Test
    void aPortalsHintToItLeadsToTheChooserWithTheReason() {
        operator.pauses("sms-pin", ES, EN);

        for (Page page :
                new Page[] {oidc.login(browser, "method", "sms-pin"), saml.login(new Browser(), "method", "sms-pin")}) {
            assertThat(page.isChooser()).isTrue();
            assertThat(page.problem()).contains("METHOD_PAUSED");
            assertThat(page.html().text()).contains(ES);
        }
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void whoPressesItOnAnOldPageIsToldSo() {
        Page before = oidc.login(browser);
        operator.pauses("sms-pin", ES, EN);

        Page page = before.choose("sms-pin");

        assertThat(page.problem()).contains("METHOD_PAUSED");
        assertThat(page.isChooser()).isTrue();
    }

    @Test
    void aLoginInTheMiddleOfItEndsAndItsCodeIsWorthNothing() {
        Page asksCode = ana.identifies(oidc.login(browser).choose("sms-pin"));
        String code = ana.phone().code();
        operator.pauses("sms-pin", ES, EN);

        Page over = asksCode.fill("code", code);
        assertThat(over.problem()).contains("METHOD_PAUSED");
        assertThat(over.html().text()).contains(ES);
        assertThat(over.press("again").html().select("button[data-paused]").eachAttr("value"))
                .containsExactly("sms-pin");

        operator.resumes("sms-pin");
        assertThat(asksCode.fill("code", code).problem()).isNotEmpty();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aPauseOfThePasswordHoldsForItsSmsAndForAStepUp() {
        Page asksCode = ana.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        assertThat(asksCode.asks()).containsExactly("code");
        String code = ana.phone().code();
        operator.pausesAllBut("sms-pin", ES, EN);
        assertThat(asksCode.fill("code", code).problem()).contains("METHOD_PAUSED");

        Browser another = new Browser();
        ana.logsInWithSmsPin(oidc.login(another));
        assertThat(oidc.me(another).loggedIn()).isTrue();
        Page stepUp = oidc.login(another, "acr", "substantial");
        assertThat(stepUp.problem()).contains("NO_METHOD_NOW");
    }

    @Test
    void whereNothingIsLeftThePortalsHearThatItIsForNow() {
        operator.pausesAllBut("sms-pin", ES, EN);

        Page page = oidc.login(browser, "acr", "substantial");
        assertThat(page.problem()).contains("NO_METHOD_NOW");
        assertThat(page.html().select("button:not([disabled])").eachAttr("name"))
                .containsExactly("cancel");
        page.press("cancel");
        assertThat(oidc.me(browser).error()).isEqualTo("temporarily_unavailable");

        Browser another = new Browser();
        saml.login(another, "acr", "substantial").press("cancel");
        assertThat(saml.me(another).error()).isEqualTo("AuthnFailed");

        // what can never be is still another answer
        oidc.login(browser, "acr", "urn:example:gold");
        assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void aLiveSessionGoesOn() {
        ana.logsInWithSmsPin(oidc.login(browser));
        operator.pauses("sms-pin", ES, EN);
        operator.pauses("password", ES, EN);

        saml.login(browser);

        assertThat(saml.me(browser).loggedIn()).isTrue();
    }

    @Test
    void itIsListedMeasuredAndSaidByHealth() {
        operator.pauses("sms-pin", ES, EN);

        JsonNode method = operator.methods().get(0);
        assertThat(method.path("id").asText()).isEqualTo("sms-pin");
        assertThat(method.path("paused").asBoolean()).isTrue();
        assertThat(method.path("pause").path("reason").path("es").asText()).isEqualTo(ES);
        Metrics metrics = new Metrics(stack);
        String health = Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health")
                .body();
        assertThat(health).contains("\"status\":\"UP\"").contains("\"paused\":[\"sms-pin\"]");
        metrics.await("pontis_method_paused{method=\"sms-pin\",realm=\"es\"} 1.0");
        metrics.await("pontis_method_paused{method=\"password\",realm=\"es\"} 0.0");
        assertThat(new Admin(stack).get("es/admin-events?max=5").findValuesAsText("resourcePath"))
                .contains("pontis/methods/sms-pin/pause");

        operator.resumes("sms-pin");
        metrics.await("pontis_method_paused{method=\"sms-pin\",realm=\"es\"} 0.0");
    }

    @Test
    void aPauseEndsByItself() {
        String soon = OffsetDateTime.now().plusSeconds(2).toString();
        assertThat(operator.asks("PUT", PAUSE, "{\"reason\":{\"es\":\"Un momento.\"},\"until\":\"" + soon + "\"}")
                        .statusCode())
                .isEqualTo(200);

        Patience.until(
                "the end of the pause",
                () -> !operator.methods().get(0).path("paused").asBoolean());
        assertThat(oidc.login(browser).html().select("[data-paused]")).isEmpty();
    }

    /** Whatever offset the operator wrote, and whatever the server's own zone is. */
    @Test
    void theEndIsShownByTheCountrysClockWhichIsNamed() {
        LocalDateTime end = LocalDateTime.now(ZoneId.of("Europe/Madrid"))
                .plusDays(1)
                .withHour(18)
                .withMinute(5);
        String until = end.truncatedTo(ChronoUnit.MINUTES)
                .atZone(ZoneId.of("Europe/Madrid"))
                .withZoneSameInstant(ZoneOffset.ofHours(-7))
                .toOffsetDateTime()
                .toString();
        JsonNode answer = Http.json(
                operator.asks("PUT", PAUSE, "{\"reason\":{\"es\":\"Un momento.\"},\"until\":\"" + until + "\"}"));

        assertThat(answer.at("/pause/until").asText()).contains("T18:05+0");
        assertThat(answer.at("/pause/timeZone").asText()).isEqualTo("Europe/Madrid");
        assertThat(Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health")
                        .body())
                .contains("\"pausedUntil\":{\"sms-pin\":\""
                        + answer.at("/pause/until").asText())
                .contains("\"timeZone\":\"Europe/Madrid\"");
        assertThat(oidc.login(browser).html().select("#paused-sms-pin").text()).contains("18:05 (hora peninsular)");
        assertThat(inEnglish().html().select("#paused-sms-pin").text())
                .containsPattern("(18:05|6:05.PM) \\(mainland Spain time\\)");
    }

    @Test
    void nonsenseIsRefusedWithACodeAndASentence() {
        refused(400, "PAUSE_UNREADABLE", "own language, es", operator.asks("PUT", PAUSE, "{\"reason\":{}}"));
        refused(
                404,
                "METHOD_UNKNOWN",
                "sms-pin, password",
                operator.asks("PUT", "methods/nothing/pause", "{\"reason\":{\"es\":\"x\"}}"));
        assertThat(oidc.login(browser).html().select("[data-paused]")).isEmpty();
    }

    @Test
    void onlyATokenThatCarriesTheRoleMayDoIt() {
        String reason = "{\"reason\":{\"es\":\"x\"}}";
        refused(401, "TOKEN_MISSING", "Bearer", operator.asksWithoutToken("PUT", PAUSE, reason));
        refused(401, "TOKEN_INVALID", "Fetch another", operator.asks("PUT", PAUSE, reason, "nonsense"));
        refused(401, "TOKEN_INVALID", "Fetch another", operator.asks("PUT", PAUSE, reason, "e30.e30.e30"));
        try (Operator other = new Operator(stack, "operator-of-users", "manage-users", true);
                Operator bare = new Operator(stack, "operator-without-claim", "manage-realm", false);
                Operator forgetful = new Operator(stack, "operator-of-limits", "manage-users", false)) {
            refused(403, "ROLE_MISSING", "manage-realm or pause-methods-es", other.asks("PUT", PAUSE, reason));
            refused(403, "ROLE_MISSING", "manage-realm", other.asks("GET", "methods", ""));
            refused(403, "ROLE_MISSING", "manage-realm", bare.asks("PUT", PAUSE, reason));
            refused(403, "ROLE_MISSING", "manage-realm", bare.asks("DELETE", PAUSE, ""));
            refused(403, "ROLE_MISSING", "manage-users", forgetful.asks("DELETE", "limits", ""));
            assertThat(other.asks("DELETE", "limits", "").statusCode()).isEqualTo(204);
        }
        assertThat(oidc.login(browser).html().select("[data-paused]")).isEmpty();
    }

    private static void refused(int status, String code, String words, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Http.json(answer).path("error").asText()).isEqualTo(code);
        assertThat(Http.json(answer).path("error_description").asText())
                .contains(words)
                .endsWith(".");
    }

    /** No account in the citizens' realm administers it, so no rule of the lint is broken. */
    @Test
    void theToolsOwnAccountPausesAndOpensAgain() {
        Onboarding.Answer paused = Onboarding.tool(stack, "pause", "es", "sms-pin", "--reason", "es=" + ES);
        assertThat(paused.output()).isEqualTo("sms-pin: paused\n    es: " + ES + "\n");
        assertThat(oidc.login(browser).html().select("[data-paused]").eachAttr("value"))
                .containsExactly("sms-pin");
        assertThat(Onboarding.tool(stack, "methods", "es").output()).contains("\npassword: open\n");

        assertThat(Onboarding.tool(stack, "resume", "es", "sms-pin"))
                .isEqualTo(new Onboarding.Answer(0, "sms-pin: open\n", ""));
        assertThat(oidc.login(browser).html().select("[data-paused]")).isEmpty();
        assertThat(Onboarding.tool(stack, "resume", "es", "nothing").errors()).contains("404 METHOD_UNKNOWN: ");
    }

    @Test
    void anAccountOfTheAdministratorsRealmMayPauseAndNothingElse() {
        try (Operator pauser = Operator.whoMayOnlyPause(stack, "operator-who-pauses")) {
            pauser.pauses("sms-pin", ES, EN);
            assertThat(oidc.login(browser).html().select("[data-paused]").eachAttr("value"))
                    .containsExactly("sms-pin");
            pauser.resumes("sms-pin");
            assertThat(oidc.login(browser).html().select("[data-paused]")).isEmpty();
            refused(403, "ROLE_MISSING", "manage-users", pauser.asks("DELETE", "limits", ""));
            assertThat(pauser.statusAtKeycloak("es")).isEqualTo(403);
        }
    }
}
