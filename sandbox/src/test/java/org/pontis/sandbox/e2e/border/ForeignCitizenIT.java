package org.pontis.sandbox.e2e.border;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.browser.Browser;
import org.pontis.sandbox.e2e.browser.Inspection;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.border.Traveller.ACCEPT;
import static org.pontis.sandbox.e2e.border.Traveller.COUNTRIES;

/** Logins from abroad in a real browser: every page a citizen meets on the way, and what the portal learns. */
@ExtendWith(Abroad.class)
@Beside
class ForeignCitizenIT {

    private static final String AT_HIGH = ".badge[data-level=high]";

    private final Addresses at;
    private final SandboxApi sandbox;
    private final String trust;

    ForeignCitizenIT(Stack stack) {
        at = stack.addresses();
        sandbox = SandboxApi.of(at);
        trust = new Trust(stack.world().authority()).chromium();
    }

    private Browser browser(String language) {
        return Browser.with(language, Map.of(), trust);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void anEstonianLogsInToTheSpanishPortals(String language) {
        try (Browser browser = browser(language)) {
            Inspection inspection = new Inspection(browser, language);
            Traveller mari = Traveller.mari(browser, sandbox);

            mari.asks(at.portalOidcUrl(), "high");
            assertThat(browser.address()).startsWith(at.border().esUrl());
            inspection.lookAt("border-countries");
            mari.goesHome();
            assertThat(browser.address()).startsWith(at.brokerUrl() + "/realms/ee/");
            mari.identifies();
            mari.approves();
            browser.see(ACCEPT);
            assertThat(browser.address()).startsWith(at.border().eeAddress());
            assertThat(browser.text()).contains("60001019906", "Mary Änn", "O’Connež-Šuslik Testnumber", "(demo)");
            inspection.lookAt("border-consent");
            browser.press(ACCEPT);
            browser.see(AT_HIGH);
            assertThat(browser.text()).contains("EE/ES/60001019906");

            browser.go(at.portalSamlUrl() + "/login?acr=high");
            browser.see(AT_HIGH);
            assertThat(browser.text()).as("single sign-on").contains("EE/ES/60001019906");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void theSamlPortalFirst() {
        try (Browser browser = browser("es")) {
            Traveller.mari(browser, sandbox).proves(at.portalSamlUrl(), "high");
            browser.press(ACCEPT);
            browser.see(AT_HIGH);
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
            assertThat(browser.text()).contains("EE/ES/60001019906");
        }
    }

    @Test
    void aSpaniardLogsInToTheEstonianPortal() {
        try (Browser browser = browser("et")) {
            Inspection inspection = new Inspection(browser, "et");
            Traveller ana = Traveller.ana(browser, sandbox);
            ana.asks(at.portalEeUrl(), "high");
            inspection.glanceAt("border-countries-ee");
            ana.goesHome();
            assertThat(browser.shows("button[name=method][value=eidas]"))
                    .as("nobody is sent on to a third country")
                    .isFalse();
            ana.identifies();
            ana.approves();
            browser.see(ACCEPT);
            assertThat(browser.text()).contains("00000001R", "García Ruiz", "1980");
            inspection.glanceAt("border-consent-es");
            browser.press(ACCEPT);
            browser.see(AT_HIGH);
            assertThat(browser.text()).contains("ES/EE/00000001R");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    /** The broker hands it to the connector; a foreign country's pages go by the browser. */
    @ParameterizedTest
    @CsvSource({"es, es", "en, en", "ca, ca"})
    void thePagesSpeakTheLanguageThatThePortalsPageSpoke(String browsers, String expected) {
        try (Browser browser = browser(browsers)) {
            Traveller.mari(browser, sandbox).asks(at.portalOidcUrl(), "high");
            assertThat(browser.see("html").getDomAttribute("lang")).isEqualTo(expected);
        }
    }

    @Test
    void theLanguageThatWasChosenAtTheBrokerIsKept() {
        try (Browser browser = browser("es")) {
            browser.go(at.portalOidcUrl() + "/login?acr=high");
            browser.seePage("chooser");
            browser.press(".languages a[lang=en]");
            browser.see("html[lang=en] button[name=method][value=eidas]").click();
            browser.see(COUNTRIES);
            assertThat(browser.see("html").getDomAttribute("lang")).isEqualTo("en");
        }
    }

    @Test
    void theCountryIsRememberedForTheNextTime() {
        try (Browser browser = browser("es")) {
            Traveller mari = Traveller.mari(browser, sandbox);
            mari.asks(at.portalOidcUrl(), "high");
            String before = browser.see("form").getText();
            mari.goesHome();

            mari.asks(at.portalOidcUrl(), "high");

            assertThat(browser.see("form").getText()).isNotEqualTo(before);
            assertThat(browser.text()).doesNotContain("60001019906", "Mary");
        }
    }
}
