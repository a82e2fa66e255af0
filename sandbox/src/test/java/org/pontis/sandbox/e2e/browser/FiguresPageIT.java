package org.pontis.sandbox.e2e.browser;

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
            browser.press("button[name=method][value=mobile-id]");
            browser.seePage("mobile-id");
            browser.type("identifier", HELENA);
            browser.type("phone", HER_PHONE);
            browser.press(PRIMARY);
            browser.see("[data-verification-code]");
            Sim sim = new Sim(sandbox, HER_PHONE);
            sim.approve(sim.prompt());
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
}
