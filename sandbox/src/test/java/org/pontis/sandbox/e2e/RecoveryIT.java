package org.pontis.sandbox.e2e;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The day something is lost, and the day it ends. */
class RecoveryIT extends EndToEnd {

    private static final String NEW_PASSWORD = "siete faros y ninguna barca vieja";

    private Recovery recovery;

    @BeforeEach
    void openTheDoor() {
        recovery = Recovery.of(stack);
    }

    @Test
    void whoLosesHerPhoneStopsItLogsInByCardLinksANewNumberAndIsToldOnTheOldOne() {
        Browser onTheOldPhone = new Browser();
        ana.logsInWithSmsPin(oidc.login(onTheOldPhone));
        assertThat(oidc.me(onTheOldPhone).loggedIn()).isTrue();
        new AnaAsSheWas(stack).close();
        ana.phone().skip();
        Browser hers = Browser.with(sandbox.card(Citizen.ANA).tls());
        try {
            Page means = recovery.login(hers, "high").choose("eid-card").press("card", "tls");
            assertThat(ana.phone().text())
                    .as("a card that is used for the first time is a new means")
                    .contains("Alta", "tarjeta");
            assertThat(Recovery.standing(means, "phone")).isEqualTo("active");
            assertThat(Recovery.standing(means, "card")).isEqualTo("active");
            assertThat(means.html().select("[data-means=card] .fact"))
                    .as("standing, registration, end")
                    .hasSize(3);

            Page stopped = recovery.press(means, "suspend", Recovery.means(means, "phone"));
            assertThat(Recovery.told(stopped)).isEqualTo("suspended");
            assertThat(ana.phone().text()).doesNotContain("00000001");
            oidc.login(onTheOldPhone, "prompt", "none");
            assertThat(oidc.me(onTheOldPhone).error()).isEqualTo("login_required");

            Page decoy = ana.identifies(oidc.login(new Browser()).choose("sms-pin"));
            assertThat(decoy.asks()).contains("code");
            assertThat(decoy.fill("code", "12345678").problem()).contains("CODE_WRONG");
            assertThat(ana.phone().hasNews()).isFalse();

            Phone fresh = new Phone(sandbox, "+34600000071");
            Page code = recovery.press(stopped, "do", "phone", "phone", "+34 600 000 071");
            Page linked = code.fill("code", fresh.code());
            assertThat(Recovery.told(linked)).isEqualTo("phone");
            assertThat(linked.html().select("[data-standing=cooling][data-registration=advanced]"))
                    .hasSize(1);
            assertThat(ana.phone().text()).doesNotContain("600");
            fresh.skip();

            Browser low = new Browser();
            Page asked = ana.identifies(oidc.login(low).choose("sms-pin"));
            asked.fill("code", fresh.code());
            assertThat(oidc.me(low).acr()).endsWith("low");
            Page tooHigh = ana.logsInWithPassword(oidc.login(new Browser(), "acr", "substantial"));
            assertThat(tooHigh.problem()).contains("LEVEL_NOT_REACHED");

            Page again = recovery.press(recovery.open(hers), "reactivate", Recovery.means(linked, "phone"));
            assertThat(Recovery.told(again)).isEqualTo("reactivate");
            recovery.press(again, "suspend", "card");
            Page refused = oidc.login(Browser.with(sandbox.card(Citizen.ANA).tls()), "acr", "high")
                    .choose("eid-card")
                    .press("card", "tls");
            assertThat(refused.problem()).contains("MEANS_SUSPENDED");
            assertThat(refused.html().select("a[href*=/pontis/recovery]")).isNotEmpty();
        } finally {
            new AnaAsSheWas(stack).close();
        }
    }

    @Test
    void whoForgotHerPasswordGetsOneByCodeThatGivesNoMoreThanTheCode() {
        try (Registered she = Registered.citizen(stack, 7200, "advanced", "+34600000072")) {
            Phone phone = she.phone("+34600000072");
            Browser before = new Browser();
            Page code = she.logsIn(oidc.login(before, "acr", "substantial"), Registered.PASSWORD);
            code.fill("code", phone.code());
            assertThat(oidc.me(before).acr()).endsWith("substantial");

            Page asked = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST);
            Page choose = asked.fill("code", phone.code());
            Page common = choose.fill("password", "passwordpassword", "repeated", "passwordpassword");
            assertThat(common.problem()).contains("PASSWORD_NOT_TAKEN");
            Page done = common.fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
            assertThat(Recovery.did(done)).isEqualTo("password");
            assertThat(phone.text()).doesNotContain(she.identifier());
            assertThat(she.attribute("password_registration")).isEqualTo("basic");
            assertThat(Instant.parse(she.attribute("password_until")))
                    .isBetween(
                            Instant.now().plus(650, ChronoUnit.DAYS),
                            Instant.now().plus(810, ChronoUnit.DAYS));
            assertThat(she.sessions()).isZero();

            assertThat(she.logsIn(oidc.login(new Browser()), Registered.PASSWORD)
                            .problem())
                    .contains("CREDENTIALS_WRONG");
            Browser after = new Browser();
            she.logsIn(oidc.login(after), NEW_PASSWORD);
            assertThat(oidc.me(after).acr()).endsWith("low");
            assertThat(she.logsIn(oidc.login(new Browser(), "acr", "substantial"), NEW_PASSWORD)
                            .problem())
                    .contains("LEVEL_NOT_REACHED");
        }
    }

    @Test
    void aStopCodeStopsEverythingAndNothingElseAndLowProofBringsBackNothingThatGivesMore() {
        try (Registered she = Registered.citizen(stack, 7300, "advanced", "+34600000073")) {
            Page means = she.logsIn(recovery.login(browser, "low"), Registered.PASSWORD);
            Page issued = recovery.press(means, "do", "stopcode");
            String stopCode = issued.html().select("[data-stop-code]").attr("data-stop-code");
            assertThat(stopCode).matches("[0-9]{8}");
            assertThat(she.attribute("stop_code")).doesNotContain(stopCode);

            Page wrong = recovery.stop(
                    new Browser(), she.identifier(), Registered.CONTRAST, "phone", "stopcode", "00000000");
            assertThat(wrong.problem()).contains("CREDENTIALS_WRONG");
            Page phones =
                    recovery.stop(new Browser(), she.identifier(), Registered.CONTRAST, "phone", "stopcode", stopCode);
            assertThat(Recovery.did(phones)).isEqualTo("suspended");
            assertThat(Recovery.did(recovery.stop(
                            new Browser(), she.identifier(), Registered.CONTRAST, "phone", "stopcode", stopCode)))
                    .isEqualTo("unchanged");
            // what was proven by password stands
            Page hers = recovery.open(browser);
            assertThat(Recovery.standing(hers, "phone")).isEqualTo("suspended");
            Page weak = recovery.press(hers, "reactivate", Recovery.means(hers, "phone"));
            assertThat(weak.problem()).contains("PROOF_TOO_WEAK");
            assertThat(weak.html().select("button[name=level]").attr("value"))
                    .as("a password alone leads no further")
                    .isEqualTo("high");

            Page all = recovery.stop(new Browser(), she.identifier(), Registered.CONTRAST, "all", "stopcode", stopCode);
            assertThat(Recovery.did(all)).isEqualTo("suspended");
            assertThat(she.sessions()).isZero();
            assertThat(recovery.open(browser).html().select("[data-means]")).isEmpty();
            assertThat(she.logsIn(oidc.login(new Browser()), Registered.PASSWORD)
                            .problem())
                    .contains("CREDENTIALS_WRONG");
        }
    }

    @Test
    void whoseMeansEndSoonIsToldOnceOnAllChannels() {
        Admin admin = new Admin(stack);
        try (RealmAttributes realm = new RealmAttributes(admin);
                Registered she = Registered.citizen(stack, 7500, "basic", "+34600000076", "+34600000077")) {
            realm.set("pontis.means-term", "P30D", "pontis.means-notice-hours", "0-24");
            Phone first = she.phone("+34600000076");
            Phone second = she.phone("+34600000077");
            recovery.forgotten(browser, she.identifier(), Registered.CONTRAST)
                    .fill("code", first.code())
                    .fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
            String end = she.attribute("password_until").substring(0, 10);
            first.skip();
            second.skip();
            assertThat(she.attribute("ends")).startsWith(end.substring(0, 8)).endsWith("|password");

            realm.set("pontis.means-term", "P30D", "pontis.means-notice-hours", "0-24", "pontis.means-notice", "P40D");
            assertThat(first.text()).contains("contraseña", "renueve").doesNotContain(she.identifier(), "http");
            assertThat(second.text()).contains("contraseña");
            Patience.until("told", () -> she.attribute("ends").isEmpty());
            assertThat(admin.get("es/events?max=100&user=" + she.id()).findValuesAsText("what").stream()
                            .filter("renewal_due"::equals))
                    .hasSize(1);

            // what is renewed ends anew
            Page means = she.logsIn(recovery.login(browser, "low"), NEW_PASSWORD);
            recovery.press(means, "keep", Recovery.means(means, "password"));
            assertThat(she.attribute("ends")).endsWith("|password");
        }
    }

    @Test
    void whatHasExpiredIsNotFoundAndWhatEndsSoonIsRenewed() {
        Instant now = Instant.now();
        try (Registered she = Registered.citizen(
                stack,
                7400,
                "basic",
                "+34600000074|\"since\":\"2024-01-01T00:00:00Z\",\"until\":\"" + now.minusSeconds(60) + "\"",
                "+34600000075|\"since\":\"2025-01-01T00:00:00Z\",\"until\":\"" + now.plus(10, ChronoUnit.DAYS)
                        + "\"")) {
            Phone ended = she.phone("+34600000074");
            Phone ending = she.phone("+34600000075");
            Page means = she.asksForCode(recovery.login(browser, "low")).fill("code", ending.code());
            assertThat(ended.hasNews()).isFalse();
            assertThat(means.html().select("[data-standing=expired]")).hasSize(1);

            String id = means.html().select("button[name=keep]").last().attr("value");
            Page renewed = recovery.press(means, "keep", id);
            assertThat(Recovery.told(renewed)).isEqualTo("keep");
            assertThat(she.phones()).anySatisfy(phone -> assertThat(
                            Instant.parse(phone.path("until").asText()))
                    .isAfter(now.plus(600, ChronoUnit.DAYS)));

            she.attribute("password_until", now.minusSeconds(60).toString());
            assertThat(she.logsIn(oidc.login(new Browser()), Registered.PASSWORD)
                            .problem())
                    .contains("CREDENTIALS_WRONG");
        }
    }
}
