package org.pontis.sandbox.e2e;

import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.run.Stack;

/** The pages for the day something is lost, as a citizen uses them. */
public record Recovery(String url) {

    public static Recovery of(Stack stack) {
        return new Recovery(stack.addresses().brokerUrl() + "/realms/es/pontis/recovery");
    }

    /** What is lost? For whom is logged in, her means. */
    public Page open(Browser browser) {
        return browser.open(url);
    }

    /** To the login at this level, and back. */
    public Page login(Browser browser, String level) {
        return browser.open(url + "/login?level=" + level);
    }

    /** Stops something without a login. */
    public Page stop(Browser browser, String identifier, String contrast, String what, String way, String code) {
        return send(
                browser.open(url + "/stop"),
                "/stop",
                Map.of("identifier", identifier, "contrast", contrast, "what", what, "way", way, "stopcode", code));
    }

    /** Asks for the code that lets her choose a new password. */
    public Page forgotten(Browser browser, String identifier, String contrast) {
        return send(
                browser.open(url + "/password"), "/password", Map.of("identifier", identifier, "contrast", contrast));
    }

    /** Presses a button on the page of her means. */
    public Page press(Page means, String... fields) {
        return send(means, "/means", Page.pairs(fields));
    }

    /** The id of the first of her means of this kind. */
    public static String means(Page page, String kind) {
        return page.html().select("[data-means=" + kind + "] button[value]").attr("value");
    }

    public static String standing(Page page, String kind) {
        return page.html().select("[data-means=" + kind + "]").attr("data-standing");
    }

    public static String did(Page page) {
        return page.html().select("[data-did]").attr("data-did");
    }

    public static String told(Page page) {
        return page.html().select("[data-told]").attr("data-told");
    }

    private Page send(Page page, String where, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>(page.hidden());
        fields.putAll(typed);
        return page.browser().submit(url + where, fields);
    }
}
