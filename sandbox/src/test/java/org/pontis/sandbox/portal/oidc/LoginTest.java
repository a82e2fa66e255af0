package org.pontis.sandbox.portal.oidc;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** What a good login looks like on the wire and afterwards. */
class LoginTest extends PortalTest {

    @Test
    void whoIsLoggedInIsToldExactlyAsTheTokensSay() {
        provider.userInfo = claims -> {
            claims.put("nationality", "ES");
            return claims;
        };

        assertThat(login(""))
                .isEqualTo(Map.of(
                        "loggedIn",
                        true,
                        "subject",
                        "pairwise-1",
                        "acr",
                        "low",
                        "amr",
                        List.of("sms"),
                        "loginMethod",
                        "sms-pin",
                        "claims",
                        Map.of(
                                "person_identifier", "00000001R",
                                "given_name", "Ana",
                                "family_name", "García Ruiz",
                                "birthdate", "1980-05-17",
                                "nationality", "ES")));
    }

    @Test
    void aClaimNobodyRegisteredForIsNotHidden() {
        provider.idToken = claims -> claims.claim("email", "leak@example.org");

        assertThat(login("").get("claims"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .as("the portal shows leaks, so that tests see them")
                .containsKey("email");
    }

    @Test
    void aStrangerIsNobody() {
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void theBrowserCarriesOnlyAReferenceToThePushedRequest() {
        login("?acr=low");

        assertThat(provider.lastAddress).containsOnlyKeys("client_id", "request_uri");
        assertThat(provider.lastRequest).containsEntry("acr_values", "low");
    }

    @Test
    void pushingCanBeSwitchedOff() {
        assertThat(login("?par=false").get("loggedIn")).isEqualTo(true);
        assertThat(provider.lastAddress).containsKeys("state", "nonce", "code_challenge");
    }

    @Test
    void aProviderWithoutPushingGetsThePlainRequest() {
        provider.offersPushing = false;

        assertThat(login("").get("loggedIn")).isEqualTo(true);
        assertThat(provider.lastAddress).containsKey("state");
    }

    @Test
    void theVerifierGoesWithTheCodeAndItsChallengeBefore() {
        login("");

        assertThat(provider.lastRequest).containsEntry("code_challenge_method", "S256");
        assertThat(provider.lastTokenRequest.get("code_verifier"))
                .hasSizeGreaterThanOrEqualTo(43)
                .isNotEqualTo(provider.lastRequest.get("code_challenge"));
    }

    @Test
    void everyLoginHasItsOwnSecrets() {
        login("");
        Map<String, String> first = provider.lastRequest;
        login("");

        for (String secret : List.of("state", "nonce", "code_challenge")) {
            assertThat(provider.lastRequest.get(secret)).as(secret).isNotEqualTo(first.get(secret));
        }
    }

    @Test
    void theWishesOfTheQueryReachTheProvider() {
        login("?acr=low%20substantial&prompt=login&max_age=60&method=sms-pin&country=EE&ui_locales=en%20es");

        assertThat(provider.lastRequest)
                .containsEntry("acr_values", "low substantial")
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "60")
                .containsEntry("method", "sms-pin")
                .containsEntry("country", "EE")
                .containsEntry("ui_locales", "en es");
    }

    @Test
    void anEssentialLevelIsAskedForAsAClaim() throws Exception {
        login("?acr=high&essential=true");

        assertThat(JSONObjectUtils.parse(provider.lastRequest.get("claims")))
                .isEqualTo(Map.of("id_token", Map.of("acr", Map.of("essential", true, "values", List.of("high")))));
    }

    @Test
    void aMalformedWishIsABadRequest() {
        for (String query : List.of("?max_age=-1", "?max_age=soon", "?prompt=none%20login", "?prompt=dance")) {
            assertThat(browser.get(portal + "/login" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void theSessionIdIsNewAtEveryLogin() {
        browser.plant(portal, "portal_oidc", "planted");
        login("");
        String first = browser.cookie("portal_oidc").orElseThrow();
        login("");

        assertThat(first).isNotEqualTo("planted");
        assertThat(browser.cookie("portal_oidc"))
                .isPresent()
                .isNotEqualTo(first)
                .get()
                .isNotEqualTo(first);
        Browser thief = new Browser();
        thief.plant(portal, "portal_oidc", first);
        assertThat(thief.json(portal + "/me").get("loggedIn")).as("the old id").isEqualTo(false);
    }

    @Test
    void twoTabsCanLogInAtTheSameTime() {
        String first = callback();
        String second = callback();

        assertThat(browser.follow(second).body()).contains("You are signed in");
        assertThat(browser.follow(first).body()).contains("You are signed in");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        assertThat(browser.get(portal + "/login").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("portal_oidc_login=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void logoutEndsTheLocalSessionFirstAndThenTheBrokers() {
        login("");
        String id = browser.cookie("portal_oidc").orElseThrow();
        String atBroker = Browser.location(browser.get(portal + "/logout"));

        browser.plant(portal, "portal_oidc", id);
        assertThat(me()).as("before the broker is even asked").isEqualTo(Map.of("loggedIn", false));
        assertThat(browser.follow(atBroker).uri().toString()).isEqualTo(portal + "/");
        assertThat(provider.lastLogout)
                .containsEntry("post_logout_redirect_uri", portal + "/")
                .containsKey("id_token_hint");
    }

    @Test
    void aStrangerWhoLogsOutIsSentHome() {
        assertThat(Browser.location(browser.get(portal + "/logout"))).isEqualTo(portal + "/");
    }

    @Test
    void thePortalIsUpBeforeTheBroker() {
        Addresses later = Addresses.free();
        try (OidcPortal early = OidcPortal.start(later, stateDir.resolve("early"))) {
            assertThat(early).isNotNull();
            assertThat(browser.get(later.portalOidcUrl() + "/login").statusCode())
                    .isEqualTo(503);
            try (StubProvider broker = new StubProvider(later)) {
                assertThat(broker).isNotNull();
                assertThat(browser.follow(later.portalOidcUrl() + "/login").body())
                        .contains("You are signed in");
            }
        }
    }

    @Test
    void theClientKeyOutlivesTheProcessAndOnlyItsPublicPartIsShown() throws Exception {
        String published = browser.get(portal + "/jwks").body();
        ClientKey reread = ClientKey.keptIn(stateDir.resolve("portal-oidc.jwk.json"));

        assertThat(reread.publicKeys()).isEqualTo(published);
        assertThat(published).contains("\"x\"").doesNotContain("\"d\"");
        assertThat(Files.getPosixFilePermissions(stateDir.resolve("portal-oidc.jwk.json")))
                .hasSize(2);
    }
}
