package org.pontis.sandbox.e2e.browser;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** Nobody gets lost: not by cancel, not by the browser's own back and reload, not with two tabs. */
@ExtendWith(Running.class)
class WayBackIT {

    private final Addresses at;
    private final SandboxApi sandbox;

    WayBackIT(Addresses at) {
        this.at = at;
        this.sandbox = SandboxApi.of(at);
    }

    @Test
    void cancelLeadsFromTheMethodToTheChooserAndFromThereToThePortal() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            Map.of("sms-pin", "identify", "password", "password").forEach((method, page) -> {
                ana.choose(method);
                // the chooser has a cancel button too, and a press that comes too early would hit that one
                browser.seePage(page);
                browser.press("[name=cancel]");
                browser.seePage("chooser");
            });
            ana.askForCode();
            browser.press("[name=cancel]");
            browser.seePage("chooser");
            browser.press("[name=cancel]");
            browser.seeProblem("access_denied");
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
        }
    }

    @Test
    void aReloadedCodePageSendsNoSecondSmsAndTakesTheFirstCode() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            String code = ana.askForCode();
            int sent = sandbox.count(ana.phone());

            browser.reload();
            browser.seePage("code");
            ana.typeCode("00000000");
            browser.seeProblem("CODE_WRONG");
            browser.reload();
            browser.seePage("code");

            ana.typeCode(code);
            browser.see(SIGNED_IN);
            assertThat(sandbox.count(ana.phone())).isEqualTo(sent);
        }
    }

    @Test
    void goingBackAndForthSendsNoSecondSmsAndIsNoDeadEnd() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            String code = ana.askForCode();
            int sent = sandbox.count(ana.phone());

            // the form of before, out of the browser's memory, sent once more
            browser.back();
            ana.identify();
            browser.seePage("code");
            assertThat(browser.text()).contains("Siga desde aquí");

            ana.typeCode(code);
            browser.see(SIGNED_IN);
            assertThat(sandbox.count(ana.phone())).isEqualTo(sent);
        }
    }

    @Test
    void goingBackAfterTheLoginLeadsToThePortalAgain() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            for (String portal : List.of(at.portalOidcUrl(), at.portalSamlUrl())) {
                browser.go(portal + "/login?prompt=login");
                ana.logIn();
                browser.back();
                // an old answer changes nothing; the way on leads to where she is signed in
                browser.seeProblem("unknown_login");
                browser.pressLabelled("Back to the start");
                browser.see(SIGNED_IN);
                sandbox.forgetLimits();
            }
        }
    }

    @Test
    void goingBackAfterLogoutShowsNothingPersonalAndNoLoginGoesOn() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            String code = ana.askForCode();
            ana.typeCode(code);
            browser.see(SIGNED_IN);
            assertThat(browser.text()).contains(ana.identifier(), "García");
            browser.pressLabelled("Log out everywhere");
            browser.seeStranger();

            browser.back();
            // to the empty page that the browser began with
            for (int step = 0; browser.address().startsWith("http"); step++) {
                assertThat(step).isLessThan(10);
                browser.see("h1");
                assertThat(browser.shows(SIGNED_IN)).as(browser.address()).isFalse();
                assertThat(browser.driver().getPageSource() + browser.typed())
                        .as(browser.address())
                        .doesNotContain(ana.identifier(), "García", ana.contrast(), code);
                if (browser.shows("[name=code]")) {
                    ana.typeCode(code);
                    browser.see("[role=alert]");
                }
                browser.back();
            }
            browser.go(at.portalOidcUrl() + "/me");
            browser.seeStranger();
        }
    }

    @Test
    void twoTabsAtOnceEachEndAtTheirOwnPortal() {
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            String tax = browser.tab();
            String taxCode = ana.askForCode();
            String social = browser.newTab();
            browser.go(at.portalSamlUrl() + "/login");
            ana.choose("password");
            browser.seePage("password");

            browser.to(tax);
            ana.typeCode(taxCode);
            browser.see(SIGNED_IN);
            assertThat(browser.address()).startsWith(at.portalOidcUrl());

            browser.to(social);
            browser.type("identifier", ana.identifier());
            browser.type("password", ana.password());
            browser.press("button.primary");
            browser.see(SIGNED_IN);
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
        }
    }
}
