package org.pontis.sandbox.e2e.browser;

import org.pontis.sandbox.e2e.SandboxApi;

/** A test citizen at her browser, with her document and her phone at hand. */
record Person(Browser browser, SandboxApi sandbox, String identifier, String contrast, String phone, String password) {

    static Person ana(Browser browser, SandboxApi sandbox) {
        return new Person(browser, sandbox, "00000001R", "2031-12-31", "+34600000001", "puente-romano-sobre-el-tajo");
    }

    static Person bruno(Browser browser, SandboxApi sandbox) {
        return new Person(browser, sandbox, "00000002W", "2030-06-30", "+34600000002", "siete-tejados-bajo-la-lluvia");
    }

    void choose(String method) {
        browser.press("button[name=method][value=" + method + "]");
    }

    void identify() {
        browser.seePage("identify");
        browser.type("identifier", identifier);
        browser.typeDate("contrast", contrast);
        browser.press(PRIMARY);
    }

    /** From the chooser to the code page; the answer is the code the phone received. */
    String askForCode() {
        int before = sandbox.count(phone);
        choose("sms-pin");
        identify();
        browser.seePage("code");
        return sandbox.codeAfter(before, phone);
    }

    void typeCode(String code) {
        browser.type("code", code);
        browser.press(PRIMARY);
    }

    /** From the chooser to the portal. */
    void logIn() {
        typeCode(askForCode());
        browser.see(SIGNED_IN);
    }

    static final String PRIMARY = "button.primary";
    static final String SIGNED_IN = ".badge[data-level]";
}
