package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** Where only one method would do: what the citizen reads when it fails, and when only a part of it is left. */
@ExtendWith(Running.class)
class NoOtherWayIT {

    private static final String PAUSE = "{\"reason\":{},\"since\":\"2026-11-22T10:00:00Z\"}";

    private final Addresses at;
    private final SandboxApi sandbox;
    private final RealmAttributes realm;

    NoOtherWayIT(Stack stack) {
        this.at = stack.addresses();
        this.sandbox = SandboxApi.of(at);
        this.realm = new RealmAttributes(new Admin(stack));
    }

    @BeforeEach
    void leaveTheTwoThatNeedNoKey() {
        realm.set("pontis.method.mobile-id.paused", PAUSE, "pontis.method.eid-card.paused", PAUSE);
    }

    @AfterEach
    void openThem() {
        realm.close();
    }

    @Test
    void whoseRegistrationIsNotEnoughIsToldWhereToGoAndLeavesForThePortal() {
        try (Browser browser = Browser.open()) {
            Person bruno = Person.bruno(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login?acr=substantial");
            typePassword(bruno);
            browser.seeProblem("LEVEL_NOT_REACHED");

            assertThat(browser.see("#where-to-go a").getDomProperty("href")).contains("oficinas.pontis.example");
            assertThat(browser.text()).contains("oficina de registro").doesNotContain("Elija otro método");
            browser.press("[name=again]");
            browser.seePage("chooser");

            typePassword(bruno);
            browser.seeProblem("LEVEL_NOT_REACHED");
            browser.press(PRIMARY);
            browser.seeProblem("unmet_authentication_requirements");
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
        }
    }

    @Test
    void aStepUpThatLacksOnlyTheSmsOffersTheSmsAndARefusalTakesNothingAway() {
        try (Browser browser = Browser.open()) {
            Inspection inspection = new Inspection(browser, "es");
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login?acr=low");
            typePassword(ana);
            browser.see(SIGNED_IN);

            browser.go(at.portalOidcUrl() + "/login?acr=substantial");
            browser.seePage("chooser");
            assertThat(browser.see(".method-name").getText()).isEqualTo("Código por SMS");
            inspection.lookAt("chooser-sms-left");
            browser.press("[name=cancel]");
            browser.seeProblem("access_denied");
            assertThat(browser.text()).contains("You are still signed in", ana.identifier());
            inspection.lookAt("portal-oidc-still-signed-in");

            int before = sandbox.count(ana.phone());
            browser.go(at.portalOidcUrl() + "/login?acr=substantial");
            ana.choose("password");
            browser.seePage("code");
            ana.typeCode(sandbox.codeAfter(before, ana.phone()));
            browser.see(".badge[data-level=substantial]");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    private static void typePassword(Person person) {
        person.choose("password");
        person.browser().seePage("password");
        person.browser().type("identifier", person.identifier());
        person.browser().type("password", person.password());
        person.browser().press(PRIMARY);
    }
}
