package org.pontis.sandbox.portal.oidc;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Browser;

/** A portal, a provider and a browser for each test. */
abstract class PortalTest {

    @TempDir
    Path stateDir;

    final Addresses addresses = Addresses.free();
    final String portal = addresses.portalOidcUrl();
    final Browser browser = new Browser();
    StubProvider provider;
    private OidcPortal running;

    @BeforeEach
    void open() {
        provider = new StubProvider(addresses);
        running = OidcPortal.start(addresses, stateDir);
    }

    @AfterEach
    void close() {
        running.close();
        provider.close();
    }

    Map<String, Object> me() {
        return browser.json(portal + "/me");
    }

    Map<String, Object> login(String query) {
        browser.follow(portal + "/login" + query);
        return me();
    }

    /** The callback's address of a login that is done at the provider, not yet at the portal. */
    String callback() {
        return browser.followUntil(portal + "/login", portal + "/callback");
    }
}
