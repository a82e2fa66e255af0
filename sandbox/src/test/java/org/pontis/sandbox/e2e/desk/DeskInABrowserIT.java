package org.pontis.sandbox.e2e.desk;

import java.text.Normalizer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Sim;
import org.pontis.sandbox.e2e.browser.Browser;
import org.pontis.sandbox.e2e.browser.Inspection;

import static org.assertj.core.api.Assertions.assertThat;

/** The desk as officers see it: every page held to what the login pages are held to, and a whole errand by keyboard. */
class DeskInABrowserIT extends EndToEnd {

    private static final String PRIMARY = "button.primary";
    private static final int MOST_STOPS = 60;

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void everyPageOfIt(String language) {
        Admin admin = new Admin(stack);
        try (Person petra = Person.registered(7301, "basic", admin, sandbox);
                Person nobody = Person.unknown(7302, admin, sandbox);
                Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            logIn(browser, "00000007F", "+34600000007");
            inspection.lookAt("desk");
            browser.press(PRIMARY);
            browser.seeProblem("INPUT_INVALID");
            inspection.lookAt("desk-problem");

            lookUp(browser, petra.identifier(), "2040-01-01");
            browser.seePage("desk-differs");
            inspection.lookAt("desk-differs");
            browser.press("[name=leave]");
            lookUp(browser, petra.identifier(), petra.contrast());
            browser.seePage("desk-citizen");
            inspection.lookAt("desk-citizen");
            browser.press("[data-means=password] [value=revoke]");
            browser.seePage("desk-sure");
            inspection.lookAt("desk-sure");
            browser.press("a.secondary");
            browser.seePage("desk-citizen");

            browser.press("[value=raise]");
            browser.seePage("desk-code");
            inspection.lookAt("desk-code");
            browser.type("code", "0000000");
            browser.press(PRIMARY);
            browser.seeProblem("CODE_WRONG");
            inspection.lookAt("desk-code-problem");
            browser.type("code", petra.phone().code());
            browser.press(PRIMARY);
            browser.see("[data-notice=asked]");
            inspection.lookAt("desk-asked");
            browser.press("[value=new_code]");
            browser.seePage("desk-sheet");
            inspection.lookAt("desk-sheet");
            browser.press("a.secondary");
            browser.press("[name=leave]");
            browser.see("[data-request=raise]");
            inspection.lookAt("desk-waiting");

            lookUp(browser, nobody.identifier(), nobody.contrast());
            browser.seePage("desk-register");
            inspection.lookAt("desk-register");
            assertThat(browser.address()).doesNotContain(nobody.identifier());
            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void whoIsNoOfficerSeesThatAndNothingElse() {
        try (Browser browser = Browser.open()) {
            Inspection inspection = new Inspection(browser, "es");
            browser.go(desk());
            identify(browser, "00000001R", "+34600000001");
            browser.seeProblem("DESK_NO_ROLE");
            inspection.lookAt("desk-refused");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    /** With Tab, Space and Enter alone, and what comes out of the printer is the sheet. */
    @Test
    void anErrandByKeyboardAloneEndsOnPaper() {
        Admin admin = new Admin(stack);
        try (Person petra = Person.registered(7303, "advanced", admin, sandbox);
                Browser browser = Browser.open()) {
            logIn(browser, "00000008P", "+34600000008");
            tabTo(browser, "[name=document]");
            tabTo(browser, "[name=identifier]").sendKeys(petra.identifier());
            tabTo(browser, "[name=contrast]").sendKeys(browser.dateKeys(petra.contrast()));
            tabTo(browser, "button[name=look]").sendKeys(Keys.ENTER);
            browser.seePage("desk-citizen");
            tabTo(browser, "button[value=new_code]").sendKeys(Keys.SPACE);
            browser.seePage("desk-sheet");

            String code = browser.see("[data-activation-code]").getText();
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", java.util.Map.of("media", "print"));
            String paper = Normalizer.normalize(browser.text(), Normalizer.Form.NFKC);
            assertThat(paper)
                    .contains(code, petra.identifier(), "/realms/es/pontis/registration/activate")
                    .doesNotContain("Helena", "Imprima esta hoja", "Volver a la ficha");
        }
    }

    private String desk() {
        return stack.addresses().brokerUrl() + "/realms/es/pontis/desk";
    }

    private void logIn(Browser browser, String identifier, String phone) {
        browser.go(desk());
        identify(browser, identifier, phone);
        browser.seePage("desk");
    }

    private void identify(Browser browser, String identifier, String phone) {
        browser.press("button[name=method][value=mobile-id]");
        browser.seePage("mobile-id");
        browser.type("identifier", identifier);
        browser.type("phone", phone);
        browser.press(PRIMARY);
        browser.see("[data-verification-code]");
        Sim sim = new Sim(sandbox, phone);
        sim.approve(sim.prompt());
    }

    private static void lookUp(Browser browser, String identifier, String validity) {
        browser.seePage("desk");
        browser.type("identifier", identifier);
        browser.typeDate("contrast", validity);
        browser.press("button[name=look]");
    }

    /** From stop to stop, each of which shows that it has the focus. */
    private static WebElement tabTo(Browser browser, String css) {
        for (int i = 0; i < MOST_STOPS; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement stop = browser.driver().switchTo().activeElement();
            if (browser.driver().findElements(By.cssSelector(css)).contains(stop)) {
                assertThat(stop.getCssValue("outline-style")).as(css).isNotEqualTo("none");
                return stop;
            }
        }
        throw new AssertionError(css + " is not reached by Tab");
    }
}
