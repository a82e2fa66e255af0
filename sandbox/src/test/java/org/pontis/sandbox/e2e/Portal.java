package org.pontis.sandbox.e2e;

/** One of the two portals, whichever protocol it speaks. */
record Portal(String url) {

    /** Asks for a login: parameter, value, parameter, value… */
    Page login(Browser browser, String... parameters) {
        return browser.open(url + "/login?" + Browser.encode(Page.pairs(parameters)));
    }

    /** What the portal knows of whoever sits there, in its own words; no other request is made. */
    Me me(Browser browser) {
        return new Me(browser.json(url + "/me"));
    }

    Page logout(Browser browser) {
        return browser.open(url + "/logout");
    }
}
