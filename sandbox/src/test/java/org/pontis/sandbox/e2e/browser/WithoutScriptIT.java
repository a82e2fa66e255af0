package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** With scripts switched off everything works; only a button more has to be pressed where a SAML message is carried. */
@ExtendWith(Running.class)
class WithoutScriptIT {

    @Test
    void theWholeLoginAtBothPortals(Addresses at) {
        try (Browser browser = Browser.withoutScript()) {
            Person ana = Person.ana(browser, SandboxApi.of(at));

            browser.go(at.portalOidcUrl() + "/login");
            browser.seePage("chooser");
            ana.choose("password");
            browser.seePage("password");
            assertThat(browser.shows("input + button")).as("scripts run").isFalse();
            browser.press("[name=cancel]");
            ana.logIn();

            browser.go(at.portalSamlUrl() + "/login?acr=substantial");
            browser.press("form[method=post] button");
            ana.choose("password");
            browser.type("password", ana.password());
            browser.press(PRIMARY);
            browser.seePage("saml-post-form");
            browser.press(PRIMARY);
            browser.see(".badge[data-level=substantial]");
        }
    }

    @Test
    void theSamlPortalFirst(Addresses at) {
        try (Browser browser = Browser.withoutScript()) {
            Person ana = Person.ana(browser, SandboxApi.of(at));

            browser.go(at.portalSamlUrl() + "/login");
            browser.press("form[method=post] button");
            ana.typeCode(ana.askForCode());
            browser.seePage("saml-post-form");
            browser.press(PRIMARY);
            browser.see(SIGNED_IN);

            browser.pressLabelled("Log out everywhere");
            browser.seePage("saml-post-form");
            browser.press(PRIMARY);
            browser.seeStranger();
        }
    }
}
