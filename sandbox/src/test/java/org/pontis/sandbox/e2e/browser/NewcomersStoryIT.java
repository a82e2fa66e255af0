package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody who has just cloned Pontis tries first, with nothing but the start page. */
@ExtendWith(Running.class)
class NewcomersStoryIT {

    @Test
    void oneLoginOpensBothPortalsAndOneLogoutClosesThem(Addresses at) {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, SandboxApi.of(at));
            ana.sandbox().clearPhone(ana.phone());
            browser.go(at.sandboxUrl());
            String start = browser.tab();

            // log in at the tax portal with the code from the phone's page
            followInNewTab(browser, at.portalOidcUrl() + "/login");
            String tax = browser.tab();
            ana.choose("sms-pin");
            ana.identify();
            browser.seePage("code");
            browser.to(start);
            followInNewTab(browser, "/phones/+34600000001");
            String code = browser.see(".bubble code.code").getText();
            browser.to(tax);
            ana.typeCode(code);
            browser.see(".badge[data-level=low]");
            assertThat(browser.text()).contains("00000001R", "Ana");

            // next door she is already signed in
            browser.to(start);
            followInNewTab(browser, at.portalSamlUrl() + "/login");
            String social = browser.tab();
            browser.see(".badge[data-level=low]");
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
            assertThat(browser.text()).contains("00000001R", "Ana");

            // substantial: only the missing proof
            browser.pressLabelled("Ask for substantial");
            browser.press("button[name=method][value=password]");
            browser.seePage("password");
            assertThat(browser.shows("[name=identifier]")).isFalse();
            browser.type("password", ana.password());
            browser.press(Person.PRIMARY);
            browser.see(".badge[data-level=substantial]");

            // high: the SIM, and nothing that she has shown already
            browser.pressLabelled("Ask for high");
            ana.choose("mobile-id");
            browser.seePage("mobile-id");
            assertThat(browser.shows("[name=identifier]")).isFalse();
            browser.type("phone", "600 000 001");
            browser.press(Person.PRIMARY);
            String shown = browser.see("[data-verification-code]").getText();
            browser.to(start);
            followInNewTab(browser, "/phones/+34600000001");
            assertThat(browser.see(".prompt [data-verification-code]").getText())
                    .isEqualTo(shown);
            browser.type("pin", "1234");
            browser.press(".prompt [value=approve]");
            browser.to(social);
            browser.see(".badge[data-level=high]");
            assertThat(browser.address()).startsWith(at.portalSamlUrl());

            // out at one, out at both
            browser.pressLabelled("Log out everywhere");
            browser.seeStranger();
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
            browser.to(tax);
            browser.reload();
            browser.seeStranger();
        }
    }

    /** As the start page advises: each link in a tab of its own. */
    private static void followInNewTab(Browser browser, String link) {
        String address = browser.see("a[href='" + link + "']").getDomProperty("href");
        browser.newTab();
        browser.go(address);
    }
}
