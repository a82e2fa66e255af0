package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.Sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;

/** A login with the key in a SIM as a citizen sees it: her browser in one tab, her phone in the other. */
@ExtendWith(Running.class)
class SimLoginIT {

    private static final String ANAS = "+34600000001";
    private static final String DIEGOS = "+34600000004";
    private static final String ELENAS = "+34600000005";

    private final Addresses at;

    SimLoginIT(Addresses at) {
        this.at = at;
    }

    private void identify(Browser browser, String identifier, String phone) {
        browser.press("button[name=method][value=mobile-id]");
        browser.seePage("mobile-id");
        browser.type("identifier", identifier);
        browser.type("phone", phone);
        browser.press(PRIMARY);
    }

    /** Looks at the phone in another tab, compares, and types the PIN. */
    private void approve(Browser browser, String phone) {
        String shown = browser.see("[data-verification-code]").getText();
        // without scripts the phone's page does not look again by itself
        new Sim(SandboxApi.of(at), phone).prompt();
        String here = browser.tab();
        browser.newTab();
        browser.go(at.sandboxUrl() + "/phones/" + phone);
        assertThat(browser.see(".prompt [data-verification-code]").getText()).isEqualTo(shown);
        browser.type("pin", "1234");
        browser.press(".prompt [value=approve]");
        browser.to(here);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void everyPageOfIt(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            browser.go(at.portalOidcUrl() + "/login?acr=high");
            browser.seePage("chooser");
            inspection.lookAt("chooser-high");
            browser.press("button[name=method][value=mobile-id]");
            browser.seePage("mobile-id");
            inspection.lookAt("mobile-id");
            browser.press(PRIMARY);
            browser.seeProblem("INPUT_INVALID");
            inspection.lookAt("mobile-id-problem");
            browser.press("[name=cancel]");

            identify(browser, "00000004G", DIEGOS);
            approve(browser, DIEGOS);
            browser.seeProblem("CERT_EXPIRED");
            inspection.lookAt("failed-expired");

            browser.go(at.portalOidcUrl() + "/login?acr=high");
            identify(browser, "00000005M", "600000005");
            browser.seePage("mobile-id-role");
            inspection.lookAt("mobile-id-role");
            browser.press("button[name=role][value=company]");
            browser.see("[data-verification-code]");
            inspection.lookAt("mobile-id-wait");
            approve(browser, ELENAS);
            browser.see(".badge[data-level=high]");
            assertThat(browser.text()).contains("00000005M", "Puentes del Tajo SL");
            inspection.lookAt("portal-oidc-company");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    /** The script asks in the background: nobody who has the page read aloud hears it begin again. */
    @Test
    void thePageStandsStillUntilThereIsNews() {
        try (Browser browser = Browser.open()) {
            browser.go(at.portalOidcUrl() + "/login?acr=high");
            identify(browser, "00000001R", ANAS);
            browser.see("[data-verification-code]");
            browser.driver().executeScript("window.marked = true; document.querySelector('[name=continue]').focus()");

            Patience.until("two questions for news", () -> questions(browser) >= 2);

            assertThat(browser.driver()
                            .executeScript("return window.marked && document.activeElement.name === 'continue'"))
                    .isEqualTo(true);
            approve(browser, ANAS);
            browser.see(".badge[data-level=high]");
        }
    }

    private static long questions(Browser browser) {
        return (Long) browser.driver().executeScript("""
                return performance.getEntriesByType('resource').filter(one => one.initiatorType === 'fetch').length""");
    }

    @Test
    void withoutScriptsThePageGoesOnByItselfToo() {
        try (Browser browser = Browser.withoutScript()) {
            browser.go(at.portalOidcUrl() + "/login?acr=high");
            identify(browser, "00000001R", ANAS);
            approve(browser, ANAS);
            browser.see(".badge[data-level=high]");
            assertThat(browser.text()).contains("00000001R");
        }
    }

    @Test
    void withoutScriptsAtTheSamlPortal() {
        try (Browser browser = Browser.withoutScript()) {
            browser.go(at.portalSamlUrl() + "/login?acr=high");
            browser.press("form[method=post] button");
            identify(browser, "00000001R", ANAS);
            approve(browser, ANAS);
            browser.seePage("saml-post-form");
            browser.press(PRIMARY);
            browser.see(".badge[data-level=high]");
        }
    }
}
