package org.pontis.sandbox.e2e.border;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.e2e.ledger.Auditor;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** The stories of the border over HTTP: portal, broker, node, node, broker, phone, consent, and all the way back. */
@ExtendWith(Abroad.class)
@Beside
class CrossBorderIT {

    private static final String EIDAS = "eidas";
    private static final String HIGH = "http://eidas.europa.eu/LoA/high";

    private Stack stack;
    private SandboxApi sandbox;
    private Browser browser;
    private Portal oidc;
    private Portal saml;
    private Portal ee;
    private SimHolder mari;
    private SimHolder ana;
    private Citizen bruno;

    @BeforeEach
    void enter(Stack running) {
        stack = running;
        sandbox = SandboxApi.of(stack.addresses());
        browser = Browser.with(new Trust(stack.world().authority()).tls());
        oidc = new Portal(stack.addresses().portalOidcUrl());
        saml = new Portal(stack.addresses().portalSamlUrl());
        ee = new Portal(stack.addresses().portalEeUrl());
        mari = SimHolder.of("60001019906", "+37200000766", sandbox);
        ana = SimHolder.of("00000001R", "+34600000001", sandbox);
        bruno = Citizen.of(Citizen.BRUNO, sandbox);
    }

    @Test
    void anEstonianLogsInToTheSpanishOidcPortal() {
        Page consent = mari.logsIn(abroad(oidc, "high", "EE"));
        assertThat(consent.html().text()).contains("60001019906", "Mary Änn", "O’Connež-Šuslik Testnumber");
        consent.press("consent", "accept");

        Me me = oidc.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("high");
        assertThat(me.amr()).containsExactlyInAnyOrder(EIDAS, "mfa");
        assertThat(me.loginMethod()).isEqualTo(EIDAS);
        assertThat(me.claims())
                .containsEntry("person_identifier", "EE/ES/60001019906")
                .containsEntry("given_name", "Mary Änn")
                .containsEntry("family_name", "O’Connež-Šuslik Testnumber")
                .containsEntry("birthdate", "2000-01-01");
    }

    @Test
    void anEstonianLogsInToTheSpanishSamlPortal() {
        mari.logsIn(abroad(saml, HIGH, "EE")).press("consent", "accept");

        Me me = saml.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo(HIGH);
        assertThat(me.claims().values().toString()).contains("EE/ES/60001019906", "Mary Änn", "2000-01-01");
    }

    @Test
    void aSpaniardLogsInToTheEstonianPortal() {
        Page athome = abroad(ee, "high", "ES");
        assertThat(athome.methods()).containsKeys("mobile-id", "eid-card").doesNotContainKey(EIDAS);

        ana.logsIn(athome).press("consent", "accept");

        Me me = ee.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).isEqualTo("high");
        assertThat(me.claims())
                .containsEntry("person_identifier", "ES/EE/00000001R")
                .containsEntry("given_name", "Ana")
                .containsEntry("family_name", "García Ruiz")
                .containsEntry("birthdate", "1980-05-17");
    }

    @Test
    void whatGoesOverTheBorderIsInTheLedgerOfBothRoles() {
        try (Auditor auditor = new Auditor(new Admin(stack), stack.addresses().brokerUrl()).withRole()) {
            int before = auditor.entries().size();
            mari.logsIn(abroad(oidc, "high", "EE")).press("consent", "accept");
            browser = Browser.with(new Trust(stack.world().authority()).tls());
            ana.logsIn(abroad(ee, "high", "ES")).press("consent", "refuse");

            // Spain asks and hears as a Connector, is asked and answers as a Proxy-Service
            Patience.until("all messages and decisions", () -> auditor.entries().stream()
                    .skip(before)
                    .map(line -> line.path("entry"))
                    .map(entry -> entry.path("type").asText() + " "
                            + entry.path("outcome").asText().equals("ok"))
                    .collect(Collectors.toSet())
                    .containsAll(Set.of(
                            "border.connector_sent_request true",
                            "border.connector_got_response true",
                            "border.service_got_request true",
                            "border.service_consent_refused false",
                            "border.service_sent_response false")));
            assertThat(auditor.entries().stream().skip(before).map(line -> line.path("entry")))
                    .as("what a Connector's broker enters by itself")
                    .anySatisfy(login -> {
                        assertThat(login.path("type").asText()).isEqualTo("LOGIN");
                        assertThat(login.path("method").asText()).isEqualTo(EIDAS);
                        assertThat(login.path("country").asText()).isEqualTo("EE");
                        assertThat(login.path("level").asText()).isEqualTo("high");
                    });

            browser = Browser.with(new Trust(stack.world().authority()).tls());
            ana.logsIn(abroad(ee, "high", "ES")).press("consent", "accept");
            Patience.until("her consent", () -> auditor.entries().stream()
                    .skip(before)
                    .map(line -> line.path("entry").path("type").asText())
                    .anyMatch("border.service_consent_given"::equals));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"low", "substantial"})
    void theLevelReachedIsTheOneThatTheCitizensCountrySays(String level) {
        mari.logsIn(abroad(oidc, level, "EE")).press("consent", "accept");
        assertThat(oidc.me(browser).acr()).as("asked for " + level).isIn(level, "high");
    }

    @Test
    void whoeverRefusesAtTheConsentPageIsToldAndComesBackToThePortal() {
        Page said = mari.logsIn(abroad(oidc, "high", "EE")).press("consent", "refuse");

        assertThat(said.problem()).contains("CANCELLED");
        assertThat(said.incident()).matches("[0-9A-Z]{8}");
        assertThat(backToThePortal(said, oidc)).isEqualTo("access_denied");
    }

    @Test
    void whoeverCancelsAtHomeMayChooseAnotherCountry() {
        Page said = mari.cancels(mari.asks(abroad(oidc, "high", "EE")));
        assertThat(said.problem()).contains("MID_CANCELLED");

        said = said.press("cancel");

        assertThat(said.problem()).isPresent();
        sandbox.forgetLimits();
        Page countries = said.press("again");
        assertThat(countries.html().select("button[name=country]").eachAttr("value"))
                .containsExactly("EE");
        mari.logsIn(countries.press("country", "EE")).press("consent", "accept");
        assertThat(oidc.me(browser).acr()).isEqualTo("high");
    }

    @Test
    void theTwoPortalsCannotTellThatTheyHaveTheSameForeigner() {
        mari.logsIn(abroad(oidc, "high", "EE")).press("consent", "accept");
        saml.login(browser);
        assertThat(saml.me(browser).loggedIn()).as("single sign-on").isTrue();
        assertThat(saml.me(browser).subject())
                .isNotBlank()
                .isNotEqualTo(oidc.me(browser).subject());
    }

    /** A password alone is low; for high his country is asked again. */
    @Test
    void aForeignLoginIsNotUsedAgainForMoreThanItWas() {
        bruno.logsInWithPassword(abroad(ee, "low", "ES")).press("consent", "accept");
        assertThat(ee.me(browser).acr()).isEqualTo("low");

        Page chooser = ee.login(browser, "acr", "high");

        assertThat(chooser.methods()).containsKey(EIDAS);
        assertThat(chooser.choose(EIDAS).html().select("button[name=country]").eachAttr("value"))
                .containsExactly("ES");
    }

    /** From a portal to the chooser of the broker in the citizen's own country. */
    private Page abroad(Portal portal, String level, String country) {
        Page countries = portal.login(browser, "acr", level).choose(EIDAS);
        assertThat(countries.html().select("button[name=country]").eachAttr("value"))
                .isEqualTo(List.of(country));
        return countries.press("country", country);
    }

    private String backToThePortal(Page problem, Portal portal) {
        Page atTheBroker = problem.press("cancel");
        assertThat(atTheBroker.problem()).isPresent();
        atTheBroker.press("cancel");
        assertThat(portal.me(browser).loggedIn()).isFalse();
        return portal.me(browser).error();
    }
}
