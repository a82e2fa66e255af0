package org.pontis.sandbox.e2e;

/** One of the two portals, whichever protocol it speaks. */
public record Portal(String url) {

    /** Asks for a login: parameter, value, parameter, value… */
    public Page login(Browser browser, String... parameters) {
        return browser.open(url + "/login?" + Browser.encode(Page.pairs(parameters)));
    }

    /** What the portal knows of whoever sits there, in its own words; no other request is made. */
    public Me me(Browser browser) {
        return new Me(browser.json(url + "/me"));
    }

    public Page logout(Browser browser) {
        return browser.open(url + "/logout");
    }

    /** The request with which this portal asks the broker for a logout, not yet followed; its own session ends by it. */
    public String logoutAddress(Browser browser) {
        return browser.get(url + "/logout").headers().firstValue("Location").orElseThrow();
    }
}
