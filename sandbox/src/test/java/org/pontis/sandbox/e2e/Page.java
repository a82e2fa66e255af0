package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as the contract has it: fields, real submit buttons, and problems with their codes. */
public record Page(Browser browser, HttpResponse<String> response, Document html) {

    public static Page of(Browser browser, HttpResponse<String> response) {
        return new Page(
                browser, response, Jsoup.parse(response.body(), response.uri().toString()));
    }

    public String address() {
        return response.uri().toString();
    }

    public String title() {
        return html.title();
    }

    /** The stable code of what went wrong. */
    public Optional<String> problem() {
        return Optional.ofNullable(html.selectFirst("[role=alert][data-problem]"))
                .map(alert -> alert.attr("data-problem"));
    }

    public String incident() {
        return html.select("[data-incident]").attr("data-incident");
    }

    /** The names of the fields a citizen can fill in. */
    public List<String> asks() {
        return html.select("input[name]:not([type=hidden])").eachAttr("name");
    }

    /** The methods on offer, each with its level. */
    public Map<String, String> methods() {
        Map<String, String> methods = new LinkedHashMap<>();
        html.select("button[name=method]")
                .forEach(button -> methods.put(button.attr("value"), button.attr("data-level")));
        return methods;
    }

    public boolean isChooser() {
        return !methods().isEmpty();
    }

    public Page choose(String method) {
        return press(only("button[type=submit][name=method][value=" + method + "]"), Map.of());
    }

    public Page press(String button) {
        return press(only("button[type=submit][name=" + button + "]"), Map.of());
    }

    /** One of several buttons of this name. */
    public Page press(String button, String value) {
        return press(only("button[type=submit][name=" + button + "][value=" + value + "]"), Map.of());
    }

    /** Fills in the form and presses its first button: name, value, name, value… */
    public Page fill(String... fields) {
        return press(only("form:has(input:not([type=hidden])) button[type=submit]"), pairs(fields));
    }

    /** Where the page's form goes to. */
    public String action() {
        return only("form").absUrl("action");
    }

    public Map<String, String> hidden() {
        Map<String, String> fields = new LinkedHashMap<>();
        html.select("form input[type=hidden][name]:not([disabled])")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    /** Whether it sends the browser on to this address, by redirect or by a form that carries a message. */
    public boolean leadsTo(String address) {
        return response.headers().firstValue("Location").orElse("").startsWith(address)
                || carriesMessage() && action().startsWith(address);
    }

    /** Whether this page only carries a SAML message on. */
    public boolean carriesMessage() {
        Element message = html.selectFirst("form[method=post] input[type=hidden][name~=SAML(Request|Response)]");
        // unless there is something to read first
        return message != null && html.selectFirst("[data-unreached], [data-untold]") == null;
    }

    private Page press(Element button, Map<String, String> typed) {
        Map<String, String> fields = hidden();
        fields.putAll(typed);
        if (button.hasAttr("name")) {
            fields.put(button.attr("name"), button.attr("value"));
        }
        return browser.submit(button.closest("form").absUrl("action"), fields);
    }

    private Element only(String selector) {
        Element found = html.selectFirst(selector);
        if (found == null) {
            throw new AssertionError("No " + selector + " on " + this);
        }
        return found;
    }

    public static Map<String, String> pairs(String... flat) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < flat.length; i += 2) {
            pairs.put(flat[i], flat[i + 1]);
        }
        return pairs;
    }

    @Override
    public String toString() {
        return "\"%s\" (%d, %s, asks %s, at %s)"
                .formatted(title(), response.statusCode(), problem().orElse("no problem"), asks(), address());
    }
}
