package org.pontis.sandbox.e2e;

import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Security I8: messages go where a realm says, and cost no more than it says; nobody learns anything about anybody by it. */
class SpendingIT extends EndToEnd {

    private static final long GLANCE_IS_OVER = 5_000;

    private static final String UNKNOWN = "00000099F";

    private RealmAttributes realm;
    private Metrics metrics;

    @BeforeEach
    void rememberTheRealm() {
        realm = new RealmAttributes(new Admin(stack));
        metrics = new Metrics(stack);
    }

    @AfterEach
    void putTheRealmBack() {
        realm.close();
        sandbox.forgetLimits();
    }

    @Test
    void whenTheDaysBudgetIsSpentEverybodyIsToldBeforeAnybodyIsLookedUp() {
        realm.set("pontis.sms-budget-per-day", "2");
        ana.logsInWithSmsPin(oidc.login(browser));
        Page waiting = oidc.login(new Browser(), "method", "sms-pin");
        bruno.logsInWithSmsPin(oidc.login(new Browser()));

        Patience.until(
                "a spent budget",
                () -> oidc.login(new Browser(), "method", "sms-pin").problem().equals(Optional.of("SMS_BUDGET")));
        assertThat(waiting.fill("identifier", UNKNOWN, "contrast", "2031-12-31").problem())
                .contains("SMS_BUDGET");
        assertThat(oidc.login(new Browser(), "acr", "substantial", "method", "password")
                        .problem())
                .contains("SMS_BUDGET");
        // what needs no message goes on
        Browser another = new Browser();
        bruno.logsInWithPassword(oidc.login(another));
        assertThat(oidc.me(another).loggedIn()).isTrue();
    }

    @Test
    void moreBudgetIsThereAtOnce() {
        realm.set("pontis.sms-budget-per-day", "1");
        ana.logsInWithSmsPin(oidc.login(new Browser()));
        Patience.until(
                "a spent budget",
                () -> oidc.login(new Browser(), "method", "sms-pin").problem().isPresent());

        realm.set("pontis.sms-budget-per-day", "100");

        Patience.until(
                "more budget",
                () -> oidc.login(new Browser(), "method", "sms-pin").problem().isEmpty());
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aNumberInNoListedRangeGetsNothingAndTheAnswerIsTheUsualOne() {
        realm.set("pontis.sms-ranges", "+44:100:100:1");
        Page known = asks(ana.is().identifier(), ana.is().contrast().toString());
        Page unknown = asks(UNKNOWN, "2031-12-31");

        assertThat(known.asks()).isEqualTo(unknown.asks()).containsExactly("code");
        assertThat(known.problem()).isEqualTo(unknown.problem()).isEmpty();
        assertThat(ana.phone().hasNews()).isFalse();
        assertThat(metrics.text())
                .contains("pontis_sms_refused_total{limit=\"sms-range-unlisted\",range=\"elsewhere\",realm=\"es\"}");

        // who has proven who she is may know it
        Page proven = ana.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        assertThat(proven.problem()).contains("PHONE_NOT_SERVED");
    }

    @Test
    void aRangeHasACeilingWhoeverPumps() throws InterruptedException {
        realm.set("pontis.sms-ranges", "+346:2:100:1");
        assertThat(asks(ana).asks()).containsExactly("code");
        assertThat(asks(bruno).asks()).containsExactly("code");

        // longer than a node remembers its last look; asked again and again, his own limit would answer
        Thread.sleep(GLANCE_IS_OVER);
        assertThat(asks(diego).problem()).contains("SMS_LIMIT");
        // the one range there is, is the unknown's as well
        assertThat(asks(UNKNOWN, "2031-12-31").problem()).contains("SMS_LIMIT");
    }

    @Test
    void whatAPortalCostsIsMeasured() {
        double before = metrics.sum("pontis_sms_segments_total{portal=\"portal-oidc\",range=\"+346\",realm=\"es\"}");
        realm.set("pontis.sms-ranges", "+346:100:100:0.045");
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();

        assertThat(metrics.sum("pontis_sms_segments_total{portal=\"portal-oidc\",range=\"+346\",realm=\"es\"}"))
                .isGreaterThanOrEqualTo(before + 1);
        assertThat(metrics.sum("pontis_sms_cost_total{portal=\"portal-oidc\",range=\"+346\",realm=\"es\"}"))
                .isPositive();
        assertThat(metrics.sum("pontis_sms_codes_total{range=\"+346\",realm=\"es\",what=\"answered\"}"))
                .isPositive();
        assertThat(metrics.sum("pontis_sms_budget_used{realm=\"es\"}")).isPositive();
    }

    @Test
    void settingsThatCannotBeCloseTheDoorAndHealthSaysSo() {
        realm.set("pontis.sms-ranges", "everywhere");
        assertThat(oidc.login(browser, "method", "sms-pin").problem()).contains("INTERNAL_ERROR");
        assertThat(Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health")
                        .body())
                .contains("\"status\":\"DOWN\"")
                .contains("\"settings\":\"DOWN\"");
    }

    private Page asks(Citizen citizen) {
        return asks(citizen.is().identifier(), citizen.is().contrast().toString());
    }

    private Page asks(String identifier, String contrast) {
        return oidc.login(new Browser(), "method", "sms-pin").fill("identifier", identifier, "contrast", contrast);
    }
}
