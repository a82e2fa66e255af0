package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The same house over SAML: what is asked by RequestedAuthnContext, and what AuthnContextClassRef answers. */
class SamlLoginIT extends EndToEnd {

    @Test
    void aCitizenLogsInWithAnSmsPin() {
        ana.logsInWithSmsPin(saml.login(browser));
        Me me = saml.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo(LOW);
        assertThat(me.loginMethod()).isEqualTo("sms-pin");
        assertThat(me.amr()).containsExactlyInAnyOrder("otp", "sms");
    }

    @Test
    void thePortalLearnsWhatItRegisteredForAndNothingElse() {
        ana.logsInWithPassword(saml.login(browser));
        assertThat(saml.me(browser).claims().values())
                .containsExactlyInAnyOrder("00000001R", "Ana", "García Ruiz", "1980-05-17");
    }

    @Test
    void aPasswordAndAnSmsCodeAreSubstantial() {
        ana.logsInWithPasswordAndSms(saml.login(browser, "acr", SUBSTANTIAL));
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
    }

    @ParameterizedTest
    @CsvSource({
        "low, minimum, low",
        "low, exact, low",
        "low, maximum, low",
        "low substantial, exact, low",
    })
    void withAPasswordAlone(String asked, String comparison, String answered) {
        ana.logsInWithPassword(saml.login(browser, "acr", asked, "comparison", comparison));
        assertThat(saml.me(browser).acr()).isEqualTo(uri(answered));
    }

    @ParameterizedTest
    @CsvSource({
        "substantial, minimum, substantial",
        "substantial, exact, substantial",
        "low, better, substantial",
        "substantial high, exact, substantial",
    })
    void withPasswordAndCode(String asked, String comparison, String answered) {
        Page chooser = saml.login(browser, "acr", asked, "comparison", comparison);
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        ana.logsInWithPasswordAndSms(chooser);
        assertThat(saml.me(browser).acr()).isEqualTo(uri(answered));
    }

    @ParameterizedTest
    @CsvSource({
        "high, minimum",
        "high, exact",
        "substantial, better",
        "high, better",
        "low high, better",
        "urn:example:gold, exact"
    })
    void whatNothingReachesIsRefusedAtOnce(String asked, String comparison) {
        try (ModestPortals here = modestPortals()) {
            Page page = saml.login(browser, "acr", asked, "comparison", comparison);
            assertThat(page.address()).startsWith(saml.url());
            assertThat(saml.me(browser).error()).isEqualTo("NoAuthnContext");
            assertThat(browser.json(saml.url() + "/me").path("errorDescription").asText())
                    .isEqualTo("The requested level was not reached.");
        }
    }

    @ParameterizedTest
    @CsvSource({"low, exact, low", "low, maximum, low", "low, minimum, substantial", "substantial, maximum, substantial"
    })
    void aStrongSessionAnswersWhatWasAsked(String asked, String comparison, String answered) {
        ana.logsInWithPasswordAndSms(saml.login(browser, "acr", "substantial"));
        saml.login(browser, "acr", asked, "comparison", comparison);
        assertThat(saml.me(browser).acr()).isEqualTo(uri(answered));
    }

    @Test
    void aBasicRegistrationDoesNotReachSubstantial() {
        Page page = bruno.logsInWithPassword(saml.login(browser, "acr", "substantial"));
        assertThat(page.problem()).contains("LEVEL_NOT_REACHED");
        page.press("cancel");
        assertThat(saml.me(browser).error()).isEqualTo("NoAuthnContext");
    }

    @Test
    void cancelOnTheChooserLeadsBackToThePortal() {
        saml.login(browser).press("cancel");
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).error()).isIn("RequestDenied", "AuthnFailed");
        assertThat(browser.json(saml.url() + "/me").path("errorDescription").asText())
                .as("in the words that OpenID Connect has for it")
                .isEqualTo("The citizen cancelled the login.");
    }

    @Test
    void forceAuthnMeansANewLogin() {
        ana.logsInWithPassword(saml.login(browser));
        Page chooser = saml.login(browser, "prompt", "login");
        assertThat(chooser.isChooser()).isTrue();
        ana.logsInWithPassword(chooser);
        assertThat(saml.me(browser).loggedIn()).isTrue();
    }

    @Test
    void isPassiveNeverShowsAPage() {
        saml.login(browser, "prompt", "none");
        assertThat(saml.me(browser).error()).isEqualTo("NoPassive");
    }

    @Test
    void isPassiveAnswersFromALiveSession() {
        ana.logsInWithPassword(saml.login(browser));
        saml.login(browser, "prompt", "none");
        assertThat(saml.me(browser).loggedIn()).isTrue();
    }

    @Test
    void isPassiveWithAHintSendsNothingToAnybodysPhone() {
        ana.logsInWithPassword(saml.login(browser));
        saml.login(browser, "prompt", "none", "acr", "substantial", "method", "password");
        assertThat(saml.me(browser).error()).isEqualTo("NoPassive");
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void aRequestByRedirectIsAsGoodAsOneByPost() {
        Page chooser = saml.login(browser, "binding", "redirect", "acr", "substantial");
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        ana.logsInWithPasswordAndSms(chooser);
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void aHintSkipsTheChooser() {
        assertThat(saml.login(browser, "method", "sms-pin").asks()).containsExactly("identifier", "contrast");
        assertThat(saml.login(browser, "method", "sms-pin", "acr", "substantial")
                        .isChooser())
                .isTrue();
    }

    private static String uri(String level) {
        return "http://eidas.europa.eu/LoA/" + level;
    }
}
