package org.pontis.sandbox.e2e.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.PRIMARY;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/**
 * A walk past every page a citizen can meet, in each language. Nothing may be found on any of them; the pictures are in
 * {@code target/screenshots}.
 */
@ExtendWith(Running.class)
class EveryPageIT {

    private static final String NO_SUCH_CODE = "00000000";

    private final Addresses at;
    private final SandboxApi sandbox;

    EveryPageIT(Addresses at) {
        this.at = at;
        this.sandbox = SandboxApi.of(at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void theWayInWithItsStumbles(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person ana = Person.ana(browser, sandbox);

            browser.go(at.portalOidcUrl() + "/login");
            browser.seePage("chooser");
            inspection.lookAt("chooser");
            String chooser = browser.address();
            browser.go(chooser + "&execution=another");
            browser.seePage("login-page-expired");
            inspection.lookAt("page-expired");
            browser.press("#loginContinueLink");
            browser.seePage("chooser");
            browser.retarget("button[name=method]", "no-such-method");
            browser.press("button[name=method]");
            browser.seeProblem("METHOD_NOT_OFFERED");
            inspection.lookAt("chooser-problem");

            ana.choose("password");
            browser.seePage("password");
            inspection.lookAt("password");
            browser.type("identifier", ana.identifier());
            browser.type("password", "not hers");
            browser.press(PRIMARY);
            browser.seeProblem("CREDENTIALS_WRONG");
            inspection.lookAt("password-problem");
            browser.press("[name=cancel]");

            ana.choose("sms-pin");
            browser.seePage("identify");
            inspection.lookAt("identify");
            browser.press(PRIMARY);
            browser.seeProblem("INPUT_INVALID");
            inspection.lookAt("identify-problem");

            ana.identify();
            browser.seePage("code");
            inspection.lookAt("code");
            browser.press("[name=resend]");
            browser.seeProblem("RESEND_TOO_SOON");
            inspection.lookAt("code-too-soon");
            for (int guess = 1; guess < 5; guess++) {
                ana.typeCode(NO_SUCH_CODE);
                browser.seeProblem("CODE_WRONG");
            }
            inspection.lookAt("code-problem");
            ana.typeCode(NO_SUCH_CODE);
            browser.seeProblem("CODE_TRIES_EXHAUSTED");
            inspection.lookAt("failed");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void fromPortalToPortalAndOut(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person ana = Person.ana(browser, sandbox);

            browser.go(at.portalOidcUrl());
            browser.seeStranger();
            inspection.lookAt("portal-oidc-home");
            browser.go(at.portalOidcUrl() + "/callback?state=unknown&code=unknown");
            browser.see("[role=alert]");
            inspection.lookAt("portal-oidc-problem");
            browser.go(at.portalOidcUrl() + "/login");
            ana.logIn();
            inspection.lookAt("portal-oidc-me");

            browser.go(at.portalSamlUrl());
            browser.seeStranger();
            inspection.lookAt("portal-saml-home");
            browser.withhold("*/handover.js", "*/pontis.js");
            browser.go(at.portalSamlUrl() + "/login?acr=low");
            browser.see("form[method=post] button");
            inspection.lookAt("portal-saml-handover");
            browser.press("form[method=post] button");
            browser.seePage("saml-post-form");
            inspection.lookAt("saml-post-form");
            browser.press(PRIMARY);
            browser.see(SIGNED_IN);
            browser.withhold();
            inspection.lookAt("portal-saml-me");

            browser.go(at.portalSamlUrl() + "/login?acr=substantial");
            browser.seePage("chooser");
            inspection.lookAt("chooser-step-up");
            ana.choose("password");
            browser.seePage("password");
            inspection.lookAt("password-step-up");
            browser.go(at.portalSamlUrl() + "/login?acr=urn:example:gold");
            browser.seeProblem("NoAuthnContext");
            inspection.lookAt("portal-saml-refused");
            browser.go(at.portalOidcUrl() + "/login?acr=urn:example:gold");
            browser.seeProblem("unmet_authentication_requirements");
            inspection.lookAt("portal-oidc-refused");

            browser.go(at.brokerUrl() + "/realms/es/protocol/openid-connect/logout");
            browser.seePage("logout-confirm");
            inspection.lookAt("logout-confirm");
            browser.press(PRIMARY);
            browser.seePage("info");
            inspection.lookAt("logged-out");

            browser.go(at.portalOidcUrl() + "/login");
            browser.see(".method-last");
            inspection.lookAt("chooser-last-method");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "en"})
    void deadEnds(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);

            browser.go(at.brokerUrl() + "/realms/es/protocol/openid-connect/auth?client_id=nobody");
            browser.seePage("error");
            inspection.lookAt("error-unknown-portal");
            browser.go(at.brokerUrl() + "/realms/es/login-actions/authenticate?client_id=portal-oidc&tab_id=none");
            browser.seePage("error");
            inspection.lookAt("error-no-login");
            browser.go(at.brokerUrl() + "/realms/es/no-such-page");
            browser.seePage("error");
            inspection.lookAt("error-no-page");

            browser.go(at.portalOidcUrl() + "/login?acr=substantial");
            Person bruno = Person.bruno(browser, sandbox);
            bruno.choose("password");
            browser.type("identifier", bruno.identifier());
            browser.type("password", bruno.password());
            browser.press(PRIMARY);
            browser.seeProblem("LEVEL_NOT_REACHED");
            inspection.lookAt("failed-level");

            assertThat(inspection.findings()).isEmpty();
        }
    }
}
