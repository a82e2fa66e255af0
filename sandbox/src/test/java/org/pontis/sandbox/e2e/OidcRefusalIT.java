package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OidcRefusalIT extends EndToEnd {

    private static final String UNMET = "unmet_authentication_requirements";

    @ParameterizedTest
    @ValueSource(strings = {"high", HIGH, "urn:example:gold", "LOW"})
    void aLevelThatNothingReachesIsRefusedAtOnce(String acr) {
        try (ModestPortals here = modestPortals()) {
            Page page = oidc.login(browser, "acr", acr);
            assertThat(page.address()).startsWith(oidc.url() + "/me");
            assertThat(oidc.me(browser).error()).isEqualTo(UNMET);
        }
    }

    @Test
    void anEssentialLevelThatNothingReachesIsRefusedAtOnce() {
        try (ModestPortals here = modestPortals()) {
            oidc.login(browser, "acr", "high", "essential", "true");
            assertThat(oidc.me(browser).error()).isEqualTo(UNMET);
        }
    }

    @Test
    void aBasicRegistrationDoesNotReachSubstantialAndThePageSaysSo() {
        Page page = bruno.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        assertThat(page.problem()).contains("LEVEL_NOT_REACHED");
        assertThat(page.incident()).matches("[0-9A-Z]{8}");
        assertThat(bruno.phone().hasNews()).isFalse();
        page.press("cancel");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(browser).error()).isEqualTo(UNMET);
    }

    @Test
    void afterAFailureAnotherMethodCanBeChosen() {
        Page page = bruno.logsInWithPassword(oidc.login(browser, "acr", "substantial"));
        assertThat(page.press("again").isChooser()).isTrue();
    }

    @Test
    void aBasicRegistrationStillReachesLow() {
        bruno.logsInWithPassword(oidc.login(browser, "acr", "low"));
        assertThat(oidc.me(browser).acr()).isEqualTo("low");
    }

    @Test
    void cancelOnAMethodsPageLeadsToTheChooser() {
        Page identify = oidc.login(browser).choose("sms-pin");
        assertThat(identify.press("cancel").isChooser()).isTrue();
        Page password = oidc.login(browser).choose("password");
        assertThat(password.press("cancel").isChooser()).isTrue();
    }

    @Test
    void cancelOnTheCodePageMakesTheCodeWorthless() {
        Page code = ana.identifies(oidc.login(browser).choose("sms-pin"));
        String sent = ana.phone().code();
        Page chooser = code.press("cancel");
        assertThat(chooser.isChooser()).isTrue();
        ana.identifies(chooser.choose("sms-pin")).fill("code", sent);
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void cancelOnTheChooserLeadsBackToThePortal() {
        Page page = oidc.login(browser).press("cancel");
        assertThat(page.address()).startsWith(oidc.url());
        assertThat(oidc.me(browser).error()).isEqualTo("access_denied");
    }

    @Test
    void aWrongPasswordIsOneUniformAnswer() {
        Page wrong = oidc.login(browser).choose("password").fill("identifier", "00000001R", "password", "wrong");
        assertThat(wrong.problem()).contains("CREDENTIALS_WRONG");
        Page nobody = wrong.fill("identifier", "99999999R", "password", "wrong");
        assertThat(nobody.problem()).contains("CREDENTIALS_WRONG");
        Page without = nobody.fill("identifier", carla.is().identifier(), "password", "wrong");
        assertThat(without.problem()).contains("CREDENTIALS_WRONG");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void grantsThatNoGateWouldSeeAreNotOffered() {
        String grants = browser.json(stack.addresses().brokerUrl() + "/realms/es/.well-known/openid-configuration")
                .path("grant_types_supported")
                .toString();
        assertThat(grants)
                .contains("authorization_code")
                .doesNotContain("token-exchange")
                .doesNotContain("jwt-bearer")
                .doesNotContain("device_code")
                .doesNotContain("ciba");
    }

    @Test
    void aMistypedIdentifierIsSaidSoAndCountsAgainstNobody() {
        Page page = oidc.login(browser).choose("sms-pin").fill("identifier", "00000001A", "contrast", "2031-12-31");
        assertThat(page.problem()).contains("INPUT_INVALID");
        assertThat(page.asks()).containsExactly("identifier", "contrast");
    }

    @Test
    void whatWasTypedAsIdentifierNeedNotBeTypedAgainAndIsNeverMarkup() {
        String typed = "1\"><script>alert(1)</script>";
        Page page = oidc.login(browser).choose("sms-pin").fill("identifier", typed, "contrast", "2031-12-31");
        assertThat(page.html().selectFirst("input[name=identifier]").val()).isEqualTo(typed);
        assertThat(page.html().select("script:not([src])")).isEmpty();
    }
}
