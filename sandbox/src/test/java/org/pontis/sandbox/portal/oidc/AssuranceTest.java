package org.pontis.sandbox.portal.oidc;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The portal holds the answer against what it asked, and says so when it got less. */
class AssuranceTest extends PortalTest {

    @ParameterizedTest
    @CsvSource({
        "low, low",
        "low, substantial",
        "substantial, high",
        "low, http://eidas.europa.eu/LoA/low",
        "http://eidas.europa.eu/LoA/substantial, high",
        "high%20low, low",
        "urn:special, urn:special"
    })
    void enoughAssuranceIsAccepted(String asked, String achieved) {
        provider.idToken = claims -> claims.claim("acr", achieved);

        assertThat(login("?acr=" + asked).get("acr")).isEqualTo(achieved);
    }

    @ParameterizedTest
    @CsvSource({
        "substantial, low",
        "high, substantial",
        "http://eidas.europa.eu/LoA/high, http://eidas.europa.eu/LoA/substantial",
        "low, 0",
        "low, LOW",
        "low, ''",
        "substantial%20high, low",
        "urn:special, high"
    })
    void lessAssuranceThanAskedIsRefused(String asked, String achieved) {
        provider.idToken = claims -> claims.claim("acr", achieved);

        assertThat(login("?acr=" + asked).get("error")).isEqualTo("acr_too_low");
        assertThat(login("?essential=true&acr=" + asked).get("error")).isEqualTo("acr_too_low");
    }

    @Test
    void silenceAboutTheLevelIsNotConsent() {
        provider.idToken = claims -> claims.claim("acr", null);

        assertThat(login("?acr=low"))
                .isEqualTo(Map.of(
                        "loggedIn",
                        false,
                        "error",
                        "acr_too_low",
                        "errorDescription",
                        "Asked for low, received none."));
    }

    @Test
    void aFreshLoginThatIsNotFreshIsRefused() {
        provider.idToken = claims ->
                claims.claim("auth_time", Instant.now().minusSeconds(100).getEpochSecond());

        assertThat(login("?prompt=login").get("error")).isEqualTo("auth_time_too_old");
        assertThat(login("?max_age=30").get("error")).isEqualTo("auth_time_too_old");
        assertThat(login("?max_age=300").get("loggedIn")).isEqualTo(true);
        assertThat(login("").get("loggedIn")).isEqualTo(true);
    }

    @Test
    void anUntoldTimeIsNotFresh() {
        provider.idToken = claims -> claims.claim("auth_time", null);

        assertThat(login("?max_age=300").get("error")).isEqualTo("auth_time_too_old");
    }

    @Test
    void aRefusalIsToldInTheProtocolsWords() {
        refuse("unmet_authentication_requirements", "No method reaches it.");

        assertThat(login("?acr=high"))
                .isEqualTo(Map.of(
                        "loggedIn", false,
                        "error", "unmet_authentication_requirements",
                        "errorDescription", "No method reaches it."));
        assertThat(browser.get(portal + "/me").body())
                .contains("data-problem=\"unmet_authentication_requirements\"", "was not reached");
    }

    @Test
    void theBrokersWordsCannotBecomeMarkup() {
        refuse("access_denied", "<script>alert(1)</script>");
        browser.follow(portal + "/login");

        assertThat(browser.get(portal + "/me").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void aRefusedStepUpTakesNothingAwayAndLogoutStillReachesTheBroker() {
        Map<String, Object> before = login("");
        refuse("unmet_authentication_requirements", "");

        assertThat(login("?acr=high"))
                .containsEntry("loggedIn", false)
                .containsEntry("error", "unmet_authentication_requirements")
                .containsEntry("stillSignedIn", before);
        assertThat(browser.get(portal + "/me").body())
                .contains("You are still signed in", "data-problem=\"unmet_authentication_requirements\"", "00000001R");
        browser.follow(portal + "/logout");
        assertThat(provider.lastLogout).containsKey("id_token_hint");
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void anAnswerThatIsLessThanAskedLeavesNobodySignedIn() {
        login("");

        assertThat(login("?acr=high"))
                .as("it may be somebody else's")
                .containsEntry("error", "acr_too_low")
                .doesNotContainKey("stillSignedIn");
    }

    @Test
    void aLoginThePortalItselfRefusedCanBeEndedAtTheBroker() {
        login("?acr=high");

        browser.follow(portal + "/logout");
        assertThat(provider.lastLogout).containsKey("id_token_hint");
    }

    private void refuse(String error, String description) {
        List<String> kept = List.of("state", "iss");
        provider.answer = parameters -> {
            parameters.keySet().retainAll(kept);
            parameters.put("error", error);
            parameters.put("error_description", description);
            return parameters;
        };
    }
}
