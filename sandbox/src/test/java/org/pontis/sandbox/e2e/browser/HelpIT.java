package org.pontis.sandbox.e2e.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.sandbox.e2e.browser.Person.SIGNED_IN;

/** Help and statements cost nobody her login, and need none. */
@ExtendWith(Running.class)
class HelpIT {

    private final Addresses at;

    HelpIT(Addresses at) {
        this.at = at;
    }

    @Test
    void helpOpensBesideTheLoginAndLeadsBackToIt() {
        SandboxApi sandbox = SandboxApi.of(at);
        try (Browser browser = Browser.open()) {
            Person ana = Person.ana(browser, sandbox);
            browser.go(at.portalOidcUrl() + "/login");
            String code = ana.askForCode();
            int sent = sandbox.count(ana.phone());
            String login = browser.tab();

            browser.press(".help-link a[href*='/help/']");
            browser.toTheOtherTab(login);
            browser.seePage("help");
            assertThat(browser.text()).contains("Ayuda: PIN por SMS", "ayuda@pontis.example", at.brokerUrl());
            browser.press(".languages a[lang=gl]");
            browser.see("html[lang=gl] [data-page-id='login-help']");
            browser.press("#back-to-login");
            browser.seePage("code");

            browser.to(login);
            ana.typeCode(code);
            browser.see(SIGNED_IN);
            assertThat(sandbox.count(ana.phone())).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @CsvSource({"es, es", "es, en", "es, ca", "es, gl", "es, eu", "ee, et", "ee, en"})
    void whatStandsBesideTheLoginsInEveryLanguage(String realm, String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            for (String page : List.of("help", "help/sms-pin", "help/password", "accessibility", "privacy")) {
                browser.go(at.brokerUrl() + "/realms/" + realm + "/pontis/" + page);
                browser.see("html[lang=" + language + "] .reading");
                inspection.glanceAt(realm + "-" + page.replace('/', '-'));
            }
            browser.go(at.brokerUrl() + "/realms/" + realm + "/pontis/help/no-such-method");
            browser.seePage("error");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void helpIsForTheProfileInForce(Stack stack) {
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack));
                Browser browser = Browser.open()) {
            Inspection inspection = new Inspection(browser, "es");
            realm.set("pontis.sms-pin-profile", "historic");
            browser.go(at.brokerUrl() + "/realms/es/pontis/help/sms-pin");
            browser.seePage("help");
            assertThat(browser.text()).contains("¿Qué es la clave de acceso?", "El PIN no funciona");
            inspection.lookAt("help-sms-pin-historic");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    /** A dialect that nobody knows closes mobile ID: no operator is told anything then, the issuer of a card still is. */
    @Test
    void thePrivacyPageNamesWhomTheMethodsOnOfferTell(Stack stack) {
        try (RealmAttributes realm = new RealmAttributes(new Admin(stack));
                Browser browser = Browser.open()) {
            browser.go(at.brokerUrl() + "/realms/es/pontis/privacy");
            browser.seePage("privacy");
            assertThat(browser.text())
                    .contains("El operador de su móvil", "con el nombre del portal", "Quien emitió su certificado");

            realm.set("pontis.mobile-id-dialect", "smoke");
            browser.go(at.brokerUrl() + "/realms/es/pontis/privacy");
            browser.seePage("privacy");
            assertThat(browser.text())
                    .contains("Quien emitió su certificado")
                    .doesNotContain("El operador de su móvil");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ca", "gl", "eu"})
    void theWayInInTheOtherLanguages(String language) {
        try (Browser browser = Browser.speaking(language)) {
            Inspection inspection = new Inspection(browser, language);
            Person ana = Person.ana(browser, SandboxApi.of(at));
            browser.go(at.portalOidcUrl() + "/login");
            browser.see("html[lang=" + language + "] [data-page-id='login-chooser']");
            inspection.glanceAt("chooser");
            ana.choose("sms-pin");
            browser.seePage("identify");
            inspection.glanceAt("identify");
            ana.identify();
            browser.seePage("code");
            inspection.glanceAt("code");
            ana.typeCode("00000000");
            browser.seeProblem("CODE_WRONG");
            inspection.glanceAt("code-problem");

            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void theWayInOfTheOtherCountry() {
        try (Browser browser = Browser.speaking("et")) {
            Inspection inspection = new Inspection(browser, "et");
            browser.go(at.portalEeUrl() + "/login");
            browser.see("html[lang=et] [data-page-id='login-chooser']");
            inspection.glanceAt("ee-chooser");
            browser.press("button[name=method][value=mobile-id]");
            browser.seePage("mobile-id");
            inspection.glanceAt("ee-mobile-id");
            browser.type("identifier", "38001085718");
            browser.type("phone", "+3");
            browser.press("form button.primary");
            browser.seeProblem("INPUT_INVALID");
            inspection.glanceAt("ee-mobile-id-problem");

            assertThat(inspection.findings()).isEmpty();
        }
    }
}
