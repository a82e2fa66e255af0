package org.pontis.sandbox.e2e.border;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.browser.Browser;
import org.pontis.sandbox.e2e.browser.Inspection;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.border.Traveller.ACCEPT;
import static org.pontis.sandbox.e2e.border.Traveller.CANCEL;
import static org.pontis.sandbox.e2e.border.Traveller.COUNTRIES;
import static org.pontis.sandbox.e2e.border.Traveller.REFUSE;

/** Logins from abroad that end otherwise: each on a page that says what happened, with a way on and a way back. */
@ExtendWith(Abroad.class)
@Beside
class RefusedAbroadIT {

    private static final String PROBLEM = "[role=alert][data-problem]";

    private final Stack stack;
    private final Addresses at;
    private final SandboxApi sandbox;
    private final String trust;

    RefusedAbroadIT(Stack stack) {
        this.stack = stack;
        at = stack.addresses();
        sandbox = SandboxApi.of(at);
        trust = new Trust(stack.world().authority()).chromium();
    }

    private Browser browser() {
        return Browser.with(Map.of(), trust);
    }

    @Test
    void whoeverRefusesToSendHerDataIsToldAndMayGoBackToThePortal() {
        try (Browser browser = browser()) {
            Inspection inspection = new Inspection(browser, "es");
            Traveller.mari(browser, sandbox).proves(at.portalOidcUrl(), "high");
            browser.press(REFUSE);
            browser.seeProblem("CANCELLED");
            assertThat(browser.see(PROBLEM).getDomAttribute("data-incident")).matches("[0-9A-Z]{8}");
            inspection.lookAt("border-refused");
            browser.press(CANCEL);
            browser.seeProblem("EIDAS_CANCELLED");
            browser.press(CANCEL);
            browser.see("body[data-accent] [role=alert]");
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
            assertThat(browser.text()).contains("access_denied");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void theSamlPortalHearsOfTheRefusalInItsOwnProtocol() {
        try (Browser browser = browser()) {
            Traveller.mari(browser, sandbox).proves(at.portalSamlUrl(), "high");
            browser.press(REFUSE);
            browser.seeProblem("CANCELLED");
            browser.press(CANCEL);
            browser.seeProblem("EIDAS_CANCELLED");
            browser.press(CANCEL);
            browser.see("body[data-accent] [role=alert]");
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
            assertThat(browser.text()).contains("RequestDenied");
        }
    }

    @Test
    void afterWrongPinsAbroadAnotherCountryMayBeChosen() {
        try (Browser browser = browser()) {
            Traveller eid = Traveller.eid(browser, sandbox);
            eid.asks(at.portalOidcUrl(), "high");
            eid.goesHome();
            eid.identifies();
            eid.forgetsHerPin();
            browser.see(PROBLEM);
            browser.press(CANCEL);
            browser.seeProblem("CANCELLED");
            browser.press("button[name=again]");
            browser.see(COUNTRIES);
        } finally {
            stack.world().operator().sims().all().forEach(sim -> sim.unblock("12345678"));
        }
    }

    @Test
    void whoeverCancelsAtTheChooserOfHerCountryIsToldSo() {
        try (Browser browser = browser()) {
            Traveller mari = Traveller.mari(browser, sandbox);
            mari.asks(at.portalOidcUrl(), "high");
            mari.goesHome();
            browser.press(CANCEL);
            browser.seeProblem("CANCELLED");
        }
    }

    @Test
    void whoeverCancelsTheChoiceOfACountryIsBackAtTheBroker() {
        try (Browser browser = browser()) {
            Traveller.mari(browser, sandbox).asks(at.portalOidcUrl(), "high");
            browser.press(CANCEL);
            browser.seeProblem("EIDAS_CANCELLED");
        }
    }

    /** The realm believes less of that country than it says of itself. */
    @Test
    void aLevelThatIsNotReachedIsSaidAndThePortalGetsItsProtocolsError() {
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack));
                Browser browser = browser()) {
            realm.set("pontis.eidas-ceilings", "EE:substantial");
            Traveller.mari(browser, sandbox).proves(at.portalOidcUrl(), "high");
            browser.press(ACCEPT);
            browser.seeProblem("EIDAS_LEVEL_NOT_REACHED");
            browser.press(CANCEL);
            browser.see("body[data-accent] [role=alert]");
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
            assertThat(browser.text()).contains("unmet_authentication_requirements");
        }
    }

    @Test
    void aCountryThatIsDownIsSaidToBe() throws InterruptedException {
        stack.federation().node("EE").kill();
        try (Browser browser = browser()) {
            Traveller mari = Traveller.mari(browser, sandbox);
            mari.asks(at.portalOidcUrl(), "high");
            browser.press(COUNTRIES + "[value=EE]");
            browser.seeProblem("COUNTRY_DOWN");
            browser.press(CANCEL);
            browser.seeProblem("EIDAS_UNAVAILABLE");
            browser.press(CANCEL);
            browser.see("body[data-accent] [role=alert]");
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
            assertThat(browser.text()).contains("temporarily_unavailable");
        } finally {
            stack.federation().start("EE");
            stack.federation().awaitReady();
        }
    }
}
