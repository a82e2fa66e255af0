package org.pontis.sandbox.e2e.border;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.browser.Browser;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.border.Traveller.ACCEPT;
import static org.pontis.sandbox.e2e.border.Traveller.COUNTRIES;

/** The whole way over the border without scripts, and with the keyboard alone. */
@ExtendWith(Abroad.class)
@Beside
class EverybodyIT {

    private static final String AT_HIGH = ".badge[data-level=high]";

    /** More stops than any page of ours has. */
    private static final int MOST_STOPS = 60;

    private final Addresses at;
    private final SandboxApi sandbox;
    private final String trust;

    EverybodyIT(Stack stack) {
        at = stack.addresses();
        sandbox = SandboxApi.of(at);
        trust = new Trust(stack.world().authority()).chromium();
    }

    @Test
    void withoutScriptsAButtonMoreIsPressedWhereAMessageIsCarried() {
        try (Browser browser = Browser.with(Browser.NO_SCRIPT, trust)) {
            Traveller mari = Traveller.mari(browser, sandbox);
            mari.asks(at.portalOidcUrl(), "high");
            browser.press(COUNTRIES + "[value=EE]");
            browser.press("form:has([name=SAMLRequest]) button");
            browser.seePage("chooser");
            mari.identifies();
            mari.approves();
            browser.press(ACCEPT);
            browser.press("form:has([name=SAMLResponse]) button");
            browser.see(AT_HIGH);
            assertThat(browser.address()).startsWith(at.portalOidcUrl());
            assertThat(browser.text()).contains("EE/ES/60001019906");
        }
    }

    @Test
    void theCountryAndTheConsentByKeyboardAlone() {
        try (Browser browser = Browser.with(Map.of(), trust)) {
            Traveller mari = Traveller.mari(browser, sandbox);
            mari.asks(at.portalOidcUrl(), "high");
            tabTo(browser, "country", "EE");
            hit(browser, Keys.SPACE);
            browser.seePage("chooser");
            mari.identifies();
            mari.approves();
            browser.see(ACCEPT);
            tabTo(browser, "consent", "accept");
            hit(browser, Keys.ENTER);
            browser.see(AT_HIGH);
        }
    }

    /** Every stop on the way must be in sight and look focused (WCAG 2.4.7, 2.4.11). */
    private static void tabTo(Browser browser, String name, String value) {
        for (int stops = 0; stops < MOST_STOPS; stops++) {
            hit(browser, Keys.TAB);
            WebElement here = browser.driver().switchTo().activeElement();
            assertThat(browser.driver().executeScript("""
                    const [element] = arguments;
                    if (element === document.body) return true;
                    const box = element.getBoundingClientRect();
                    const style = getComputedStyle(element);
                    return box.width > 0 && box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight
                        && box.right <= innerWidth && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;""", here))
                    .as("the focus can be seen: " + here.getDomProperty("outerHTML"))
                    .isEqualTo(true);
            if (name.equals(here.getDomAttribute("name")) && value.equals(here.getDomAttribute("value"))) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not lead to " + name + "=" + value);
    }

    private static void hit(Browser browser, CharSequence keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }
}
