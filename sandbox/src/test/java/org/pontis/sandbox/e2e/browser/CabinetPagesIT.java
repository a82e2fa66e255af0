package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.cabinet.Resident;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** A walk past every page of the cabinet, held to what the pages of a login are held to; and the same by keyboard alone. */
@ExtendWith(Running.class)
class CabinetPagesIT {

    private final Stack stack;
    private final SandboxApi sandbox;

    CabinetPagesIT(Stack stack) {
        this.stack = stack;
        this.sandbox = SandboxApi.of(stack.addresses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void everyRoom(String language) {
        sandbox.forgetLimits();
        try (Resident resident = new Resident(new Admin(stack), sandbox);
                Browser library = Browser.speaking("en");
                Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person stranger = person(library, resident);
            library.go(stack.addresses().portalOidcUrl() + "/login");
            library.seePage("chooser");
            stranger.choose("password");
            password(library, resident, "not hers at all");
            library.seeProblem("CREDENTIALS_WRONG");
            library.press("[name=cancel]");
            stranger.choose("password");
            password(library, resident, Resident.PASSWORD);
            library.see(SIGNED_IN);

            String cabinet = stack.addresses().brokerUrl() + "/realms/es/account";
            Person rosa = person(browser, resident);
            browser.go(cabinet + "?kc_locale=" + language);
            browser.seePage("chooser");
            int before = sandbox.count(rosa.phone());
            rosa.choose("sms-pin");
            rosa.identify();
            browser.seePage("code");
            rosa.typeCode(sandbox.codeAfter(before, rosa.phone()));
            browser.see(".rooms");
            inspection.lookAt("cabinet-logins");
            browser.go(cabinet + "?show=refused");
            browser.see("[data-entry=refused]");
            inspection.lookAt("cabinet-refused");
            browser.go(cabinet + "?show=abroad");
            browser.see(".empty");
            inspection.lookAt("cabinet-none");
            browser.go(cabinet + "/sessions");
            browser.see("[data-here]");
            inspection.lookAt("cabinet-sessions");
            browser.go(cabinet + "/means");
            browser.see("[data-means=phone]");
            inspection.lookAt("cabinet-means");
            browser.go(cabinet + "/alerts");
            browser.see("[name=high]");
            inspection.lookAt("cabinet-alerts");

            browser.go(cabinet);
            // not the one she is in with
            browser.press("[data-entry=login]:not(:has(.here)) button[name=entry]");
            browser.see("form[action$='/not-me/yes'] button");
            inspection.lookAt("cabinet-not-me");
            browser.press("form[action$='/not-me/yes'] button");
            browser.see("[data-told=not_me]");
            inspection.lookAt("cabinet-stopped");
            browser.go(cabinet + "/means");
            browser.see("[data-standing=suspended]");
            inspection.lookAt("cabinet-means-suspended");
            browser.press("button[name=everything]");
            browser.see("[data-told=suspended]");
            inspection.lookAt("cabinet-suspended");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void aSessionIsEndedByKeyboardAlone() {
        sandbox.forgetLimits();
        try (Resident resident = new Resident(new Admin(stack), sandbox);
                Browser library = Browser.open();
                Browser browser = Browser.open()) {
            library.go(stack.addresses().portalOidcUrl() + "/login?method=password");
            password(library, resident, Resident.PASSWORD);
            library.see(SIGNED_IN);
            browser.go(stack.addresses().brokerUrl() + "/realms/es/account");
            browser.seePage("chooser");
            person(browser, resident).choose("password");
            password(browser, resident, Resident.PASSWORD);
            browser.see(".rooms");

            reach(browser, "a[href$='/account/sessions']");
            hit(browser, Keys.ENTER);
            browser.see("[data-here]");
            reach(browser, "button[name=session]");
            hit(browser, Keys.SPACE);
            browser.see("[data-told=ended]");
            assertThat(browser.shows("button[name=session]")).isFalse();
            reach(browser, "form[action$='/logout'] button");
            hit(browser, Keys.ENTER);
            browser.seeText("h1", "Ha salido");
        }
    }

    private Person person(Browser browser, Resident resident) {
        var is = resident.citizen().is();
        return new Person(
                browser, sandbox, is.identifier(), is.contrast().toString(), resident.phone(), Resident.PASSWORD);
    }

    private static void password(Browser browser, Resident resident, String password) {
        browser.seePage("password");
        browser.type("identifier", resident.citizen().is().identifier());
        browser.type("password", password);
        browser.press(PRIMARY);
    }

    /** Goes on by Tab until this has the focus. */
    private static void reach(Browser browser, String css) {
        for (int i = 0; i < 60; i++) {
            WebElement focused = browser.driver().switchTo().activeElement();
            if (Boolean.TRUE.equals(
                    browser.driver().executeScript("return arguments[0].matches(arguments[1])", focused, css))) {
                return;
            }
            hit(browser, Keys.TAB);
        }
        throw new AssertionError("Tab does not lead to " + css);
    }

    private static void hit(Browser browser, CharSequence keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }
}
