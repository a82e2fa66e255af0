package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;

/** As {@link EveryPageIT}, past the pages that only a realm's attributes bring up. */
@ExtendWith(Running.class)
class ClosedAndHistoricIT {

    private static final String PAUSE = "{\"reason\":{\"es\":\"El operador móvil tiene una avería.\","
            + "\"en\":\"The mobile operator is out of order.\"},\"since\":\"2026-11-22T10:00:00Z\","
            + "\"until\":\"2126-11-22T18:00+01:00\"}";
    private static final String NO_SMS_PIN = "pontis.method.sms-pin.paused";
    private static final String NO_PASSWORD = "pontis.method.password.paused";
    private static final String NO_MOBILE_ID = "pontis.method.mobile-id.paused";
    private static final String NO_CARD = "pontis.method.eid-card.paused";
    private static final String PROFILE = "pontis.sms-pin-profile";

    private final Addresses at;
    private final SandboxApi sandbox;
    private final RealmAttributes realm;

    ClosedAndHistoricIT(Stack stack) {
        this.at = stack.addresses();
        this.sandbox = SandboxApi.of(at);
        this.realm = new RealmAttributes(new Admin(stack));
    }

    @AfterEach
    void putTheRealmBack() {
        realm.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void methodsThatAreClosed(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            ana.choose("sms-pin");
            browser.seePage("identify");

            realm.set(NO_SMS_PIN, PAUSE);
            ana.identify();
            browser.seeProblem("METHOD_PAUSED");
            inspection.lookAt("failed-paused");
            browser.press("[name=again]");
            browser.seePage("chooser");
            browser.see("button[data-paused][disabled]");
            inspection.lookAt("chooser-paused");

            realm.set(NO_SMS_PIN, PAUSE, NO_PASSWORD, PAUSE, NO_MOBILE_ID, PAUSE, NO_CARD, PAUSE);
            browser.press("button[name=method][value=password]");
            browser.seeProblem("NO_METHOD_NOW");
            inspection.lookAt("closed");
            browser.press(".button.primary");
            browser.seeProblem("temporarily_unavailable");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void theHistoricProfile(String language) {
        realm.set(PROFILE, "historic");
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            ana.choose("sms-pin");
            browser.seePage("request-pin");
            inspection.lookAt("request-pin");
            browser.press(PRIMARY);
            browser.seeProblem("INPUT_INVALID");
            inspection.lookAt("request-pin-problem");

            browser.type("identifier", ana.identifier());
            browser.typeDate("contrast", ana.contrast());
            browser.type("accesskey", "tajo");
            browser.press(PRIMARY);
            browser.seePage("pin");
            inspection.lookAt("pin");
            browser.type("accesskey", "ojat");
            browser.type("pin", "ABC");
            browser.press(PRIMARY);
            browser.seeProblem("CODE_WRONG");
            inspection.lookAt("pin-problem");

            assertThat(inspection.findings()).isEmpty();
        }
    }
}
