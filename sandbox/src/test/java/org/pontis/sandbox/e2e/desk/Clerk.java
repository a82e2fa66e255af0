package org.pontis.sandbox.e2e.desk;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.run.Stack;

/** An officer at a browser without scripts, with her phone in her hand. */
public record Clerk(Stack stack, Browser browser, SimHolder sim) {

    public static Clerk gonzalo(Stack stack) {
        return new Clerk(stack, new Browser(), holder(stack, "00000007F", "+34600000007"));
    }

    public static Clerk helena(Stack stack) {
        return new Clerk(stack, new Browser(), holder(stack, "00000008P", "+34600000008"));
    }

    public static SimHolder holder(Stack stack, String identifier, String msisdn) {
        return SimHolder.of(identifier, msisdn, SandboxApi.of(stack.addresses()));
    }

    public String desk() {
        return stack.addresses().brokerUrl() + "/realms/es/pontis/desk";
    }

    /** Logs in with the certificate in her SIM, as the desk asks. */
    public Page comesIn() {
        return sim.logsIn(browser.open(desk()));
    }

    public Page opens() {
        return browser.open(desk());
    }

    public Page looksUp(Person person) {
        return looksUp(person.identifier(), person.contrast());
    }

    public Page looksUp(String identifier, String contrast) {
        return press(opens(), "button[name=look]", "document", "dni", "identifier", identifier, "contrast", contrast);
    }

    /** Presses one button: what is hidden in its own form goes along, and nothing of the other forms. */
    public static Page press(Page page, String button, String... typed) {
        Element pressed = page.html().selectFirst(button);
        if (pressed == null) {
            throw new AssertionError("No " + button + " on " + page);
        }
        return page.browser().submit(pressed.closest("form").absUrl("action"), fields(page, button, typed));
    }

    /** What that would send. */
    public static Map<String, String> fields(Page page, String button, String... typed) {
        Element pressed = page.html().selectFirst(button);
        Map<String, String> fields = new LinkedHashMap<>();
        pressed.closest("form")
                .select("input[type=hidden][name]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        fields.putAll(Page.pairs(typed));
        if (pressed.hasAttr("name")) {
            fields.put(pressed.attr("name"), pressed.attr("value"));
        }
        return fields;
    }

    /** The button of the form for this act. */
    public static String act(String act) {
        return "button[name=act][value=" + act + "], form:has(input[name=act][value=" + act + "]) button";
    }
}
