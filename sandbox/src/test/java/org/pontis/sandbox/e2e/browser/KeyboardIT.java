package org.pontis.sandbox.e2e.browser;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** The whole login with Tab, Enter and Space: each stop can be seen, and they come in the order of reading (WCAG 2.4.3, 2.4.7). */
@ExtendWith(Running.class)
class KeyboardIT {

    private static final List<String> HEAD =
            List.of("skip", "link Català", "link English", "link Euskara", "link Galego");

    @Test
    void theWholeLoginByKeyboardAlone(Addresses at) {
        SandboxApi sandbox = SandboxApi.of(at);
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);

            browser.go(at.portalOidcUrl());
            browser.seeStranger();
            assertThat(stops(browser, 3)).containsExactly("skip", "link /", "button Log in");
            hit(browser, Keys.ENTER);

            browser.seePage("chooser");
            assertThat(head(browser)).isEqualTo(HEAD);
            assertThat(stops(browser, 1)).containsExactly("method=sms-pin");
            hit(browser, Keys.SPACE);

            browser.seePage("identify");
            int before = sandbox.count(ana.phone());
            assertThat(head(browser)).isEqualTo(HEAD);
            assertThat(stops(browser, 1)).containsExactly("identifier");
            hit(browser, ana.identifier());
            assertThat(stops(browser, 1)).containsExactly("contrast");
            hit(browser, browser.dateKeys(ana.contrast()));
            assertThat(browser.valueOf("contrast")).isEqualTo(ana.contrast());
            // day, month, year and the calendar are stops of the field itself
            leave(browser, "contrast");
            assertThat(focused(browser)).isEqualTo("button Continuar");
            hit(browser, Keys.SPACE);

            // the field has the focus already
            browser.seePage("code");
            assertThat(focused(browser)).isEqualTo("code");
            hit(browser, "00000000" + Keys.ENTER);

            // the message takes it, and the next stop leads back to the field
            browser.seeProblem("CODE_WRONG");
            assertThat(focused(browser)).isEqualTo("problem");
            assertThat(stops(browser, 1)).containsExactly("link Ir a la casilla");
            hit(browser, Keys.ENTER);
            assertThat(stops(browser, 5))
                    .containsExactly(
                            "button Continuar",
                            "resend",
                            "cancel",
                            "link Ya no tengo este teléfono (se abre en otra pestaña)",
                            "link Ayuda sobre este método (se abre en otra pestaña)");
            back(browser, 5);
            assertThat(focused(browser)).isEqualTo("code");
            hit(browser, sandbox.codeAfter(before, ana.phone()));
            assertThat(stops(browser, 1)).containsExactly("button Continuar");
            hit(browser, Keys.ENTER);
            browser.see(SIGNED_IN);
        }
    }

    @Test
    void thePasswordPageAndTheWayOutByKeyboardAlone(Addresses at) {
        try (Browser browser = Browser.open()) {
            browser.go(at.portalSamlUrl() + "/login?method=password");
            browser.seePage("password");
            assertThat(head(browser)).isEqualTo(HEAD);
            assertThat(stops(browser, 5))
                    .containsExactly(
                            "identifier", "password", "button Mostrar la contraseña", "button Continuar", "cancel");
            hit(browser, Keys.ENTER);

            browser.seePage("chooser");
            assertThat(head(browser)).isEqualTo(HEAD);
            assertThat(stops(browser, 8))
                    .containsExactly(
                            "method=sms-pin",
                            "method=password",
                            "method=mobile-id",
                            "method=eid-card",
                            "link ¿No sabe cuál elegir? Ayuda sobre los métodos (se abre en otra pestaña)",
                            "link He perdido algo (se abre en otra pestaña)",
                            "link ¿Aún no se ha registrado? (se abre en otra pestaña)",
                            "cancel");
            hit(browser, Keys.SPACE);
            browser.see("body[data-accent] [role=alert]");
            assertThat(browser.address()).startsWith(at.portalSamlUrl());
        }
    }

    @Test
    void theFirstStopSkipsTheHead(Addresses at) {
        try (Browser browser = Browser.open()) {
            browser.go(at.portalOidcUrl() + "/login");
            browser.seePage("chooser");
            assertThat(stops(browser, 1)).containsExactly("skip");
            hit(browser, Keys.ENTER);
            assertThat(stops(browser, 1)).containsExactly("method=sms-pin");
        }
    }

    /** What every page begins with. */
    private static List<String> head(Browser browser) {
        return stops(browser, HEAD.size());
    }

    /** The next stops, each of which must be in sight and look focused. */
    private static List<String> stops(Browser browser, int count) {
        List<String> stops = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hit(browser, Keys.TAB);
            stops.add(focused(browser));
        }
        return stops;
    }

    /** Leaves a field that has stops of its own, whose rings the browser draws inside it. */
    private static void leave(Browser browser, String field) {
        for (int i = 0;
                i < 5 && name(browser.driver().switchTo().activeElement()).equals(field);
                i++) {
            hit(browser, Keys.TAB);
        }
    }

    private static void back(Browser browser, int count) {
        for (int i = 0; i < count; i++) {
            hit(browser, Keys.chord(Keys.SHIFT, Keys.TAB));
        }
    }

    private static void hit(Browser browser, CharSequence keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
    }

    /** What has the focus; the test fails if a citizen could not see that it has. */
    private static String focused(Browser browser) {
        WebElement element = browser.driver().switchTo().activeElement();
        Object seen = browser.driver().executeScript("""
                const [element] = arguments;
                if (element === document.body) return true;
                const box = element.getBoundingClientRect();
                const inSight = box.width > 0 && box.top >= 0 && box.left >= 0
                    && box.bottom <= innerHeight && box.right <= innerWidth;
                const style = getComputedStyle(element);
                return inSight && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;""", element);
        String name = name(element);
        assertThat(seen).as("the focus on " + name + " can be seen").isEqualTo(true);
        return name;
    }

    private static String name(WebElement element) {
        String field = element.getDomAttribute("name");
        if ("method".equals(field)) {
            return "method=" + element.getDomAttribute("value");
        }
        if (field != null) {
            return field;
        }
        if ("skip".equals(element.getDomAttribute("class"))) {
            return "skip";
        }
        return switch (element.getTagName()) {
            case "a" -> "link " + (element.getText().contains("(demo)") ? "/" : element.getText());
            case "button" -> "button " + element.getText();
            case "body" -> "end";
            default -> String.valueOf(element.getDomAttribute("id"));
        };
    }
}
