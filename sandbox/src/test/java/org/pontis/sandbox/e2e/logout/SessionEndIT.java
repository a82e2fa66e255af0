package org.pontis.sandbox.e2e.logout;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** How sessions end without a logout, and what tabs, other portals and lost cookies make of them (security.md M). */
class SessionEndIT extends EndToEnd {

    @Test
    void aSessionThatIsTooOldMeansANewLogin() {
        ana.logsInWithPassword(oidc.login(browser));
        Admin admin = new Admin(stack);
        JsonNode realm = admin.get("es");
        try {
            admin.put("es", ((ObjectNode) realm.deepCopy()).put("ssoSessionMaxLifespan", 1));
            Patience.until(
                    "the end of the session", () -> saml.login(browser.twin()).isChooser());
            assertThat(saml.login(browser).isChooser()).isTrue();
            assertThat(oidc.logout(browser).address()).startsWith(oidc.url());
        } finally {
            admin.put("es", realm);
        }
    }

    @Test
    void aSessionThatNobodyUsedForTooLongMeansANewLogin() throws InterruptedException {
        ana.logsInWithPassword(oidc.login(browser));
        Admin admin = new Admin(stack);
        JsonNode realm = admin.get("es");
        try {
            admin.put("es", ((ObjectNode) realm.deepCopy()).put("ssoSessionIdleTimeout", 2));
            long patience = System.nanoTime() + SECONDS.toNanos(60);
            // each look uses the session, so it has to be longer between two of them
            do {
                SECONDS.sleep(4);
            } while (!saml.login(browser.twin()).isChooser() && System.nanoTime() < patience);
            assertThat(saml.login(browser).isChooser()).isTrue();
            oidc.login(browser, "prompt", "none");
            assertThat(oidc.me(browser).error()).isEqualTo("login_required");
        } finally {
            admin.put("es", realm);
        }
    }

    @Test
    void aCitizenWhoIsBlockedIsOutAtOnce() {
        ana.logsInWithPassword(oidc.login(browser));
        try {
            Sessions.disable(ana, stack);
            assertThat(saml.login(browser).isChooser()).isTrue();
            oidc.login(browser, "prompt", "none");
            assertThat(oidc.me(browser).error()).isEqualTo("login_required");
        } finally {
            Sessions.enable(ana, stack);
        }
    }

    @Test
    void whatOnePortalGotIsWorthNothingAtAnother() {
        try (FarPortal one = FarPortal.oidc(stack, FarPortal.Manner.ANSWERS);
                FarPortal other = FarPortal.oidc(stack, FarPortal.Manner.ANSWERS)) {
            ana.logsInWithPassword(oidc.login(browser));
            String code = one.enter(browser)
                    .response()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceAll(".*[?&]code=([^&]*).*", "$1");
            assertThat(other.redeem(code)).contains("invalid_grant").doesNotContain("_token");
        }
    }

    @Test
    void aStepUpInOneTabServesTheOther() {
        Page here = oidc.login(browser, "acr", "substantial");
        Page there = saml.login(browser, "acr", "substantial");
        ana.logsInWithPasswordAndSms(here);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
        assertThat(there.isChooser()).isTrue();
        saml.login(browser, "acr", "substantial");
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void aTabThatWasOpenBeforeALogoutInAnotherSaysWhereToGoOn() {
        Page here = oidc.login(browser);
        ana.logsInWithPassword(saml.login(browser));
        saml.logout(browser);
        assertThat(waysOut(here.choose("password"))).anyMatch(link -> link.startsWith(oidc.url()));
        ana.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(saml.me(browser).loggedIn()).isFalse();
    }

    @Test
    void loggedInInBothTabsLoggedOutInOneIsLoggedOutInBoth() {
        Page here = oidc.login(browser);
        Page there = saml.login(browser);
        ana.logsInWithPassword(here);
        ana.logsInWithPassword(there);
        oidc.logout(browser);
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(saml.login(browser).isChooser()).isTrue();
    }

    @Test
    void withoutItsCookiesALoginEndsOnAPageWithAWayBack() {
        Page form = oidc.login(browser).choose("password");
        Page lost = new Browser()
                .submit(
                        form.action(),
                        Map.of(
                                "identifier",
                                ana.is().identifier(),
                                "password",
                                ana.is().password().orElseThrow()));
        assertThat(lost.response().statusCode()).isBetween(400, 499);
        assertThat(waysOut(lost)).anyMatch(link -> link.startsWith(oidc.url()));
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void noPageOfALoginIsKeptByTheBrowser() {
        Page chooser = oidc.login(browser);
        Page code = ana.identifies(chooser.choose("sms-pin"));
        for (Page page : new Page[] {chooser, code}) {
            assertThat(page.response().headers().firstValue("Cache-Control").orElse(""))
                    .as(page.title())
                    .contains("no-store");
        }
        ana.typesCode(code);
        for (String portal : new String[] {oidc.url(), saml.url()}) {
            assertThat(browser.get(portal + "/me")
                            .headers()
                            .firstValue("Cache-Control")
                            .orElse(""))
                    .contains("no-store");
        }
    }

    private static List<String> waysOut(Page page) {
        return page.html().select("main a[href], .actions a[href]").eachAttr("abs:href");
    }
}
