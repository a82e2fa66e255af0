package org.pontis.sandbox.e2e;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One session at the broker, two portals: single sign-on, step-up, and what a portal may demand. */
class SessionIT extends EndToEnd {

    @Test
    void whoIsLoggedInAtTheOidcPortalIsLoggedInAtTheSamlPortal() {
        ana.logsInWithSmsPin(oidc.login(browser));
        saml.login(browser);
        assertThat(saml.me(browser).acr()).isEqualTo(LOW);
        assertThat(saml.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void whoIsLoggedInAtTheSamlPortalIsLoggedInAtTheOidcPortal() {
        ana.logsInWithSmsPin(saml.login(browser));
        oidc.login(browser);
        assertThat(oidc.me(browser).acr()).isEqualTo(LOW);
        assertThat(oidc.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void theLevelAchievedIsAnsweredNotTheOneAsked() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        saml.login(browser, "acr", "low");
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
        oidc.login(browser, "acr", LOW);
        assertThat(oidc.me(browser).acr()).isEqualTo(SUBSTANTIAL);
        oidc.login(browser, "acr", "low");
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
        saml.login(browser, "acr", "low", "comparison", "exact");
        assertThat(saml.me(browser).acr()).isEqualTo(LOW);
    }

    @Test
    void afterAnSmsPinSubstantialAsksThePasswordOnly() {
        ana.logsInWithSmsPin(oidc.login(browser));
        Page chooser = saml.login(browser, "acr", "substantial");
        assertThat(chooser.methods()).containsKey("password").doesNotContainKey("sms-pin");
        Page password = chooser.choose("password");
        assertThat(password.asks()).containsExactly("password");
        ana.typesPassword(password);
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
        assertThat(saml.me(browser).amr()).contains("pwd", "sms", "otp");
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void afterAPasswordSubstantialAsksTheCodeOnly() {
        ana.logsInWithPassword(oidc.login(browser));
        Page code = oidc.login(browser, "acr", "substantial").choose("password");
        assertThat(code.asks()).containsExactly("code");
        ana.typesCode(code);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
        assertThat(oidc.me(browser).amr()).contains("pwd", "sms", "otp");
    }

    @Test
    void aStepUpThatWasCancelledLeavesTheSessionAsItWas() {
        ana.logsInWithSmsPin(oidc.login(browser));
        saml.login(browser, "acr", "substantial").press("cancel");
        assertThat(saml.me(browser).loggedIn()).isFalse();
        saml.login(browser);
        assertThat(saml.me(browser).acr()).isEqualTo(LOW);
    }

    @Test
    void aBasicRegistrationCannotStepUp() {
        bruno.logsInWithPassword(oidc.login(browser));
        Page page = oidc.login(browser, "acr", "substantial").choose("password");
        assertThat(page.problem()).contains("LEVEL_NOT_REACHED");
        assertThat(bruno.phone().hasNews()).isFalse();
    }

    @Test
    void whatNothingReachesIsRefusedInALiveSessionToo() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        try (ModestPortals here = modestPortals()) {
            oidc.login(browser, "acr", "high");
            assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
            saml.login(browser, "acr", "high");
            assertThat(saml.me(browser).error()).isEqualTo("NoAuthnContext");
        }
    }

    @Test
    void highIsAskedForInALiveSessionAndSubstantialIsNoHelp() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        assertThat(oidc.login(browser, "acr", "high").methods())
                .containsKey("mobile-id")
                .doesNotContainKeys("sms-pin", "password");
    }

    @Test
    void promptNoneNeverShowsAPage() {
        oidc.login(browser, "prompt", "none");
        assertThat(oidc.me(browser).error()).isEqualTo("login_required");
    }

    @Test
    void promptNoneAnswersFromALiveSession() {
        ana.logsInWithPassword(saml.login(browser));
        oidc.login(browser, "prompt", "none");
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void promptNoneWithoutTheLevelShowsNoPageAndSendsNothing() {
        ana.logsInWithPassword(oidc.login(browser));
        oidc.login(browser, "prompt", "none", "acr", "substantial", "method", "password");
        assertThat(oidc.me(browser).error()).isIn("login_required", "interaction_required");
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void promptNoneIsToldWhenNoPageCouldHelp() {
        ana.logsInWithPassword(oidc.login(browser));
        oidc.login(browser, "prompt", "none", "acr", "high");
        assertThat(oidc.me(browser).error()).isEqualTo("login_required");
        try (ModestPortals here = modestPortals()) {
            oidc.login(browser, "prompt", "none", "acr", "high");
            assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        }
    }

    @Test
    void promptLoginMeansANewLogin() {
        ana.logsInWithPassword(oidc.login(browser));
        Page chooser = oidc.login(browser, "prompt", "login");
        assertThat(chooser.isChooser()).isTrue();
        Page identify = chooser.choose("sms-pin");
        assertThat(identify.asks()).contains("identifier");
        ana.typesCode(ana.identifies(identify));
        assertThat(oidc.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void inANewLoginNothingOfTheSessionCounts() {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        Page password =
                oidc.login(browser, "acr", "substantial", "prompt", "login").choose("password");
        assertThat(password.asks()).containsExactly("identifier", "password");
        Page code = ana.typesIdentifierAndPassword(password);
        assertThat(code.asks()).containsExactly("code");
        ana.typesCode(code);
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    void aLoginIsNeverYoungEnoughForMaxAgeZero() {
        ana.logsInWithPassword(oidc.login(browser));
        Page chooser = oidc.login(browser, "max_age", "0");
        assertThat(chooser.isChooser()).isTrue();
        ana.logsInWithPassword(chooser);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aLoginIsYoungEnoughForAMaxAgeOfAnHour() {
        ana.logsInWithPassword(oidc.login(browser));
        oidc.login(browser, "max_age", "3600");
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aWeakerLoginDoesNotMakeAStrongerOneYoungAgain() throws InterruptedException {
        ana.logsInWithPasswordAndSms(oidc.login(browser, "acr", "substantial"));
        Thread.sleep(4_000); // older than what is asked for below
        ana.logsInWithPassword(oidc.login(browser, "prompt", "login"));
        Page chooser = oidc.login(browser, "acr", "substantial", "max_age", "3");
        assertThat(chooser.isChooser()).isTrue();
        oidc.login(browser, "acr", "substantial");
        assertThat(oidc.me(browser).acr()).isEqualTo("substantial");
    }

    @Test
    void aForeignPageCannotMakeThePhoneRing() {
        ana.logsInWithPassword(oidc.login(browser));
        browser.sends("Sec-Fetch-Dest", "image");
        assertThat(oidc.login(browser, "acr", "substantial", "method", "password")
                        .isChooser())
                .isTrue();
        assertThat(ana.phone().hasNews()).isFalse();
        browser.sends("Sec-Fetch-Dest", "document");
        assertThat(oidc.login(browser, "acr", "substantial", "method", "password")
                        .asks())
                .containsExactly("code");
    }

    @Test
    void noEventNamesTheCitizen() {
        ana.typesPassword(ana.logsInWithSmsPin(oidc.login(browser))
                .browser()
                .open(oidc.url() + "/login?acr=substantial&method=password"));
        saml.login(browser);
        saml.logout(browser);
        assertThat(new Admin(stack).get("es/events?max=1000").toString())
                .contains("LOGIN")
                .doesNotContainIgnoringCase("00000001R");
    }

    @Test
    void anotherCitizenDoesNotGetIntoALiveSession() {
        ana.logsInWithPassword(oidc.login(browser));
        Page page = bruno.logsInWithPassword(oidc.login(browser, "prompt", "login"));
        assertThat(page.problem()).contains("OTHER_CITIZEN");
        page.press("cancel");
        saml.login(browser);
        assertThat(saml.me(browser).claims()).containsValue("Ana").doesNotContainValue("Bruno");
    }

    @Test
    void logoutAtTheOidcPortalEndsTheSamlPortalsSession() {
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        assertThat(saml.me(browser).loggedIn()).isTrue();
        Page home = oidc.logout(browser);
        assertThat(home.address()).startsWith(oidc.url());
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(saml.login(browser).isChooser()).isTrue();
    }

    @Test
    void logoutAtTheSamlPortalEndsTheOidcPortalsSession() {
        ana.logsInWithPassword(oidc.login(browser));
        saml.login(browser);
        Page home = saml.logout(browser);
        assertThat(home.address()).startsWith(saml.url());
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(oidc.login(browser).isChooser()).isTrue();
    }

    @Test
    void logoutEndsOneBrowsersSessionOnly() {
        ana.logsInWithPassword(oidc.login(browser));
        Browser another = new Browser();
        ana.logsInWithPassword(oidc.login(another));
        oidc.logout(browser);
        assertThat(oidc.me(another).loggedIn()).isTrue();
    }
}
