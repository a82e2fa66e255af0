package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** Another language is the same page in other words, and nothing else. */
@ExtendWith(Running.class)
class LanguageIT {

    @Test
    void thePageStaysWhereItIsAndTheChoiceLasts(Addresses at) {
        SandboxApi sandbox = SandboxApi.of(at);
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            switchTo(browser, "en", "chooser");
            switchTo(browser, "es", "chooser");

            String code = ana.askForCode();
            int sent = sandbox.count(ana.phone());
            switchTo(browser, "en", "code");
            assertThat(browser.text()).contains("Type the code from the SMS", "ends in 01");
            ana.typeCode("00000000");
            browser.seeProblem("CODE_WRONG");
            assertThat(browser.text()).contains("This is not the right code");
            switchTo(browser, "es", "code");
            ana.typeCode(code);
            browser.see(SIGNED_IN);
            assertThat(sandbox.count(ana.phone())).isEqualTo(sent);
        }
    }

    @Test
    void aRefusalCanBeReadInBothLanguages(Addresses at) {
        try (Browser browser = Browser.open()) {
            Person bruno = Person.bruno(browser, SandboxApi.of(at));
            browser.go(at.portalSamlUrl() + "/login?acr=substantial&method=password");
            browser.type("identifier", bruno.identifier());
            browser.type("password", bruno.password());
            browser.press("button.primary");
            browser.seeProblem("LEVEL_NOT_REACHED");
            switchTo(browser, "en", "failed");
            browser.seeProblem("LEVEL_NOT_REACHED");
        }
    }

    private static void switchTo(Browser browser, String language, String page) {
        browser.press(".languages a[lang=" + language + "]");
        browser.see("html[lang=" + language + "] [data-page-id='login-" + page + "'] h1");
    }
}
