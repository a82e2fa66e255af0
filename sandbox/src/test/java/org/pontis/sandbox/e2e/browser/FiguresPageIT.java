package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.Sim;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;

/** The figures in an officer's browser: as readable as every page of a login, with a keyboard and without scripts. */
@ExtendWith(Running.class)
class FiguresPageIT {

    private static final String HELENA = "00000008P";
    private static final String HER_PHONE = "+34600000008";
    private static final String ANA = "00000001R";
    private static final String ANAS_PHONE = "+34600000001";

    private final Stack stack;
    private final String address;

    FiguresPageIT(Stack stack) {
        this.stack = stack;
        this.address = stack.addresses().brokerUrl() + "/realms/es/pontis/figures";
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void anOfficerLooksAtThem(String language) {
        SandboxApi sandbox = SandboxApi.of(stack.addresses());
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack));
                Browser browser = Browser.speaking(language)) {
            realm.set(
                    "pontis.tariff.mobile-id", "subscription 1000.00 month 350.50 transaction 0.0333 since 2026-01-15");
            Inspection inspection = new Inspection(browser, language);
            browser.go(address);
            logIn(browser, sandbox, HELENA, HER_PHONE);
            browser.seePage("figures");
            inspection.lookAt("figures");
            assertThat(browser.text()).doesNotContain(HELENA, "Mir Costa");

            browser.press("form:has(#month) button");
            browser.seePage("figures");
            assertThat(browser.address()).contains("month=");
            browser.go(address + "?day=2026-02-31");
            browser.seeProblem("PERIOD_UNREADABLE");
            inspection.lookAt("figures-unreadable");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void whoMayNotSeeThemCanLeave() {
        SandboxApi sandbox = SandboxApi.of(stack.addresses());
        try (Browser browser = Browser.open()) {
            Inspection inspection = new Inspection(browser, "es");
            browser.go(address);
            logIn(browser, sandbox, ANA, ANAS_PHONE);
            browser.seeProblem("FIGURES_NO_ROLE");
            inspection.lookAt("figures-refused");
            assertThat(inspection.findings()).isEmpty();

            browser.press("#logout");
            browser.seePage("logout-confirm");
            browser.press("#kc-logout");
            browser.seePage("info");
            browser.go(address);
            browser.see("button[name=method][value=mobile-id]");
        }
    }

    private static void logIn(Browser browser, SandboxApi sandbox, String identifier, String phone) {
        browser.press("button[name=method][value=mobile-id]");
        browser.seePage("mobile-id");
        browser.type("identifier", identifier);
        browser.type("phone", phone);
        browser.press(PRIMARY);
        browser.see("[data-verification-code]");
        Sim sim = new Sim(sandbox, phone);
        sim.approve(sim.prompt());
    }
}
