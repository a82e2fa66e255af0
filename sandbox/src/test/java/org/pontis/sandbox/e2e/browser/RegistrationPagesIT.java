package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** Fátima, whom no broker knows, registers, chooses a password and logs in with it: with keys alone, and past every page. */
@ExtendWith(Running.class)
class RegistrationPagesIT {

    private static final String DNI = "00000006Y";
    private static final String CONTRAST = "2033-01-31";
    private static final String PHONE = "+34600000006";
    private static final String PASSWORD = "nueve barcas bajan por el rio";

    private final Addresses at;
    private final SandboxApi sandbox;
    private final Admin admin;

    RegistrationPagesIT(Stack stack) {
        this.at = stack.addresses();
        this.sandbox = SandboxApi.of(at);
        this.admin = new Admin(stack);
        forget();
    }

    @AfterEach
    void forget() {
        admin.get("es/users?exact=true&username=idces-00000006y")
                .forEach(user -> admin.delete("es/users/" + user.path("id").asText()));
    }

    @Test
    void theWholeWayByKeyboardAlone() {
        try (Browser browser = Browser.open()) {
            browser.go(registration());
            browser.seePage("registration");
            tabTo(browser, "form[action$='/online'] button");
            hit(browser, Keys.ENTER);

            browser.seePage("registration-who");
            tabTo(browser, "#identifier");
            hit(browser, DNI);
            hit(browser, Keys.TAB);
            hit(browser, browser.dateKeys(CONTRAST));
            tabTo(browser, "#consent");
            hit(browser, Keys.SPACE);
            tabTo(browser, PRIMARY);
            hit(browser, Keys.ENTER);

            browser.seePage("registration-source");
            tabTo(browser, "button[name=source][value=tax]");
            hit(browser, Keys.SPACE);

            // the field has the focus already
            browser.seePage("registration-question");
            hit(browser, "1,00" + Keys.ENTER);
            browser.seeProblem("ANSWER_WRONG");
            tabTo(browser, "#problem a");
            hit(browser, Keys.ENTER);
            hit(browser, "1.234,56" + Keys.ENTER);

            browser.seePage("registration-phone");
            int before = sandbox.count(PHONE);
            tabTo(browser, "#phone");
            hit(browser, "600 000 006" + Keys.ENTER);
            browser.seePage("registration-code");
            hit(browser, sandbox.codeAfter(before, PHONE) + Keys.ENTER);

            browser.seePage("registration-done");
            String code = browser.see("[data-activation-code]").getText();
            tabTo(browser, "form[action$='/activate'] button");
            hit(browser, Keys.ENTER);

            browser.seePage("activation");
            before = sandbox.count(PHONE);
            tabTo(browser, "#identifier");
            hit(browser, DNI);
            hit(browser, Keys.TAB);
            hit(browser, code + Keys.ENTER);
            browser.seePage("registration-code");
            hit(browser, sandbox.codeAfter(before, PHONE) + Keys.ENTER);

            browser.seePage("activation-password");
            tabTo(browser, "#password");
            hit(browser, PASSWORD);
            tabTo(browser, "#repeated");
            hit(browser, PASSWORD + Keys.ENTER);
            browser.seePage("registration-end");

            browser.go(at.portalOidcUrl() + "/login?method=password");
            browser.seePage("password");
            browser.type("identifier", DNI);
            browser.type("password", PASSWORD);
            browser.press(PRIMARY);
            browser.see(SIGNED_IN);
            assertThat(browser.text()).contains("Fátima");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void everyPageWithItsStumbles(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);

            browser.go(at.portalOidcUrl() + "/login");
            browser.seePage("chooser");
            browser.go(browser.see("a[href*='/pontis/registration']").getDomProperty("href"));
            browser.seePage("registration");
            inspection.lookAt("registration");
            browser.press("form[action$='/online'] button");
            browser.seePage("registration-who");
            inspection.lookAt("registration-who");
            browser.press(PRIMARY);
            browser.seeProblem("CONSENT_MISSING");
            inspection.glanceAt("registration-who-problem");
            identify(browser);

            browser.seePage("registration-source");
            inspection.lookAt("registration-source");
            browser.press("button[value='social-security']");
            browser.seePage("registration-question");
            inspection.glanceAt("registration-social");
            browser.press("[name=other]");
            browser.press("button[name=source][value=tax]");
            browser.seePage("registration-question");
            inspection.lookAt("registration-question");
            sandbox.fault("registry-down", "{\"count\":\"1\"}");
            answer(browser, "1234,56");
            browser.seeProblem("REGISTRY_UNAVAILABLE");
            inspection.glanceAt("registration-question-away");
            answer(browser, "1234,56");

            browser.seePage("registration-phone");
            inspection.lookAt("registration-phone");
            browser.type("phone", "+34803000000");
            browser.press(PRIMARY);
            browser.seeProblem("PHONE_NOT_SERVED");
            inspection.glanceAt("registration-phone-problem");
            int before = sandbox.count(PHONE);
            browser.type("phone", "600000006");
            browser.press(PRIMARY);
            browser.seePage("registration-code");
            inspection.lookAt("registration-code");
            browser.type("code", sandbox.codeAfter(before, PHONE));
            browser.press(PRIMARY);
            browser.seePage("registration-done");
            String code = browser.see("[data-activation-code]").getText();
            inspection.lookAt("registration-done");

            browser.go(registration() + "/online");
            browser.press("[name=cancel]");
            browser.seePage("registration");
            browser.press("form[action$='/online'] button");
            identify(browser);
            browser.press("button[name=source][value=tax]");
            browser.seePage("registration-question");
            answer(browser, "1234,56");
            browser.seePage("registration-already");
            inspection.lookAt("registration-already");

            browser.go(registration() + "/activate");
            browser.seePage("activation");
            inspection.lookAt("activation");
            browser.type("identifier", DNI);
            browser.type("activation", code.substring(1));
            browser.press(PRIMARY);
            browser.seeProblem("ACTIVATION_SLIP");
            inspection.glanceAt("activation-problem");
            before = sandbox.count(PHONE);
            browser.type("identifier", DNI);
            browser.type("activation", code);
            browser.press(PRIMARY);
            browser.seePage("registration-code");
            browser.type("code", sandbox.codeAfter(before, PHONE));
            browser.press(PRIMARY);
            browser.seePage("activation-password");
            inspection.lookAt("activation-password");
            browser.type("password", "corta");
            browser.type("repeated", "corta");
            browser.press(PRIMARY);
            browser.seeProblem("PASSWORD_SHORT");
            inspection.glanceAt("activation-password-problem");
            browser.type("password", PASSWORD);
            browser.type("repeated", PASSWORD);
            browser.press(PRIMARY);
            browser.seePage("registration-end");
            inspection.lookAt("registration-end");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    private String registration() {
        return at.brokerUrl() + "/realms/es/pontis/registration";
    }

    private static void identify(Browser browser) {
        browser.seePage("registration-who");
        browser.type("identifier", DNI);
        browser.typeDate("contrast", CONTRAST);
        browser.press("#consent");
        browser.press(PRIMARY);
    }

    private static void answer(Browser browser, String answer) {
        browser.type("answer", answer);
        browser.press(PRIMARY);
    }

    /** With the tab key, until what fits has the focus. */
    private static void tabTo(Browser browser, String css) {
        for (int i = 0; i < 40; i++) {
            if (Boolean.TRUE.equals(
                    browser.driver().executeScript("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            hit(browser, Keys.TAB);
        }
        throw new AssertionError("Nobody reaches " + css + " with the tab key at " + browser.address());
    }

    private static void hit(Browser browser, CharSequence keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }
}
