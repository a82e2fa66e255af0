package org.pontis.sandbox.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** A time limit is said, warned of, and put off when the citizen asks (WCAG 2.2, 2.2.1); after it there is a way on. */
@ExtendWith(Running.class)
class TimeLimitIT {

    /** Seconds; the warning comes when half of them are left. */
    private static final int SHORT = 50;

    private final Stack stack;

    TimeLimitIT(Stack stack) {
        this.stack = stack;
    }

    @Test
    void theCitizenIsWarnedGetsMoreTimeAndFindsAWayOnWhenItIsOver() {
        Admin admin = new Admin(stack);
        JsonNode before = admin.get("es");
        ObjectNode hurried = before.deepCopy();
        admin.put("es", hurried.put("accessCodeLifespanLogin", SHORT));
        try (Browser browser = Browser.open()) {
            browser.go(stack.addresses().portalOidcUrl() + "/login");
            Person.ana(browser, SandboxApi.of(stack.addresses())).choose("sms-pin");
            browser.seePage("identify");
            browser.type("identifier", "00000001R");
            assertThat(browser.text()).contains("Este paso caduca a las");

            browser.seeText(".time-news", "Si necesita más tiempo");
            browser.press("[name=more]");
            browser.seeText(".time-news", "Ya tiene más tiempo");
            assertThat(browser.valueOf("identifier")).isEqualTo("00000001R");

            browser.seeText(".time-news", "Si necesita más tiempo");
            browser.seeText(".time-news", "ha caducado");
            browser.press("[name=more]");
            browser.seePage("chooser");
            assertThat(browser.text()).contains("Ha pasado demasiado tiempo");
        } finally {
            admin.put("es", before);
        }
    }

    @Test
    void withoutScriptsTheButtonAsksTheServer() {
        try (Browser browser = Browser.withoutScript()) {
            browser.go(stack.addresses().portalOidcUrl() + "/login");
            browser.seePage("chooser");
            browser.press("[name=more]");
            browser.seePage("chooser");
            Person.ana(browser, SandboxApi.of(stack.addresses())).choose("sms-pin");
            browser.seePage("identify");
            browser.type("identifier", "00000001R");
            browser.press("[name=more]");
            browser.see("#identifier[value='00000001R']");
            assertThat(browser.text()).contains("Este paso caduca a las");
        }
    }
}
