package org.pontis.sandbox.e2e.logout;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** Logged out at one portal is logged out at all, in whatever order they were entered (security.md M5). */
class EverywhereIT extends EndToEnd {

    @ParameterizedTest(name = "entered {0} then {1}, left at {2}")
    @CsvSource({"oidc, saml, oidc", "oidc, saml, saml", "saml, oidc, oidc", "saml, oidc, saml"})
    void whoeverWasEnteredFirst(String first, String second, String left) {
        ana.logsInWithPassword(portal(first).login(browser));
        portal(second).login(browser);
        Page home = portal(left).logout(browser);
        assertThat(home.address()).startsWith(portal(left).url());
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(oidc.login(browser).isChooser()).isTrue();
    }

    @ParameterizedTest(name = "at the {0} portal")
    @ValueSource(strings = {"oidc", "saml"})
    void loggedOutTwiceIsLoggedOut(String where) {
        ana.logsInWithPassword(portal(where).login(browser));
        String request = portal(where).logoutAddress(browser);
        assertThat(browser.open(request).address()).startsWith(portal(where).url());
        Page again = browser.open(request);
        assertThat(again.response().statusCode()).isLessThan(500);
        assertThat(portal(where).logout(browser).address())
                .startsWith(portal(where).url());
        assertThat(portal(where).login(browser).isChooser()).isTrue();
    }

    @ParameterizedTest(name = "begun at the {0} portal")
    @ValueSource(strings = {"oidc", "saml"})
    void aPortalIsToldByALogoutToken(String where) throws IOException {
        try (FarPortal far = FarPortal.oidc(stack, FarPortal.Manner.ANSWERS)) {
            ana.logsInWithPassword(portal(where).login(browser));
            far.enter(browser);
            Page home = portal(where).logout(browser);
            assertThat(home.address()).startsWith(portal(where).url());
            assertThat(far.told()).hasSize(1);
            String token = URLDecoder.decode(far.told().getFirst(), StandardCharsets.UTF_8)
                    .replace("logout_token=", "");
            assertThat(part(token, 0).path("typ").asText()).isEqualTo("logout+jwt");
            assertThat(part(token, 0).path("alg").asText()).isEqualTo("RS256");
            JsonNode claims = part(token, 1);
            assertThat(claims.path("aud").asText()).isEqualTo(far.id());
            assertThat(claims.path("sid").asText()).isNotBlank();
            assertThat(claims.path("events").has("http://schemas.openid.net/event/backchannel-logout"))
                    .isTrue();
            assertThat(claims.has("nonce")).isFalse();
        }
    }

    @Test
    void anAdministratorWhoEndsACitizensSessionsHasThePortalsTold() {
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        Sessions.endAllOf(ana, stack);
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(oidc.login(browser).isChooser()).isTrue();
    }

    @ParameterizedTest(name = "at the {0} portal")
    @ValueSource(strings = {"oidc", "saml"})
    void aSessionThatIsOverAlreadyIsNoErrorAtLogout(String where) {
        ana.logsInWithPassword(portal(where).login(browser));
        String request = portal(where).logoutAddress(browser);
        Sessions.endAllOf(ana, stack);
        Page end = browser.open(request);
        assertThat(end.response().statusCode()).isLessThan(500);
        assertThat(portal(where).me(browser).loggedIn()).isFalse();
        assertThat(portal(where).login(browser).isChooser()).isTrue();
    }

    @Test
    void onlyThisBrowsersSessionEnds() {
        ana.logsInWithPassword(oidc.login(browser));
        Browser another = new Browser();
        ana.logsInWithPassword(saml.login(another));
        oidc.logout(browser);
        assertThat(saml.me(another).loggedIn()).isTrue();
        assertThat(oidc.login(another).isChooser()).isFalse();
    }

    private Portal portal(String protocol) {
        return protocol.equals("oidc") ? oidc : saml;
    }

    private static JsonNode part(String token, int index) throws IOException {
        return Response.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }
}
