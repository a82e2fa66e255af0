package org.pontis.sandbox.e2e.border;

import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.Sim;
import org.pontis.sandbox.e2e.browser.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody at a browser in one country, who can prove who she is in another with the SIM in her hand. */
record Traveller(Browser browser, Sim sim, String identifier, String country) {

    static final String COUNTRIES = "button[name=country]";
    static final String ACCEPT = "button[name=consent][value=accept]";
    static final String REFUSE = "button[name=consent][value=refuse]";
    static final String CANCEL = "button[name=cancel]";
    private static final String CODE = "[data-verification-code]";

    static Traveller mari(Browser browser, SandboxApi sandbox) {
        return new Traveller(browser, new Sim(sandbox, "+37200000766"), "60001019906", "EE");
    }

    /** Not the one whom other tests need: her SIM may end up blocked. */
    static Traveller eid(Browser browser, SandboxApi sandbox) {
        return new Traveller(browser, new Sim(sandbox, "+37268000769"), "60001017869", "EE");
    }

    static Traveller ana(Browser browser, SandboxApi sandbox) {
        return new Traveller(browser, new Sim(sandbox, "+34600000001"), "00000001R", "ES");
    }

    /** From a portal to the choice of a country. */
    void asks(String portal, String level) {
        browser.go(portal + "/login?acr=" + level);
        browser.press("button[name=method][value=eidas]");
        browser.see(COUNTRIES);
    }

    /** From there to the chooser of her own country. */
    void goesHome() {
        browser.press(COUNTRIES + "[value=" + country + "]");
        browser.seePage("chooser");
    }

    /** From there until her phone rings. */
    void identifies() {
        browser.press("button[name=method][value=mobile-id]");
        browser.seePage("mobile-id");
        browser.type("identifier", identifier);
        browser.type("phone", sim.msisdn());
        browser.press("button.primary");
        browser.see(CODE);
    }

    /** Compares the code, and types her PIN. */
    void approves() {
        Sim.Prompt prompt = sim.prompt();
        assertThat(browser.see(CODE).getDomAttribute("data-verification-code")).isEqualTo(prompt.verificationCode());
        sim.approve(prompt);
    }

    /** From a portal to the page of her own country that asks whether her data may leave. */
    void proves(String portal, String level) {
        asks(portal, level);
        goesHome();
        identifies();
        approves();
        browser.see(ACCEPT);
    }

    /** Types wrong PINs until the SIM has enough. */
    void forgetsHerPin() {
        Sim.Prompt prompt = sim.prompt();
        for (int i = 0; i < 3; i++) {
            sim.sandbox().mistype(sim.msisdn(), prompt.id());
        }
        Patience.until("a phone that asks no more", sim::isQuiet);
    }
}
