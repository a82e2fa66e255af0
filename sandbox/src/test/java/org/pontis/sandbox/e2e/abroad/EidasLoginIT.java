package org.pontis.sandbox.e2e.abroad;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** The identity provider {@code eidas} of the broker, on every path. */
class EidasLoginIT extends EndToEnd {

    private static final String EIDAS = "eidas";
    private static final String MARIS = "EE/ES/60001019906";
    private static Border border;
    private static StandInConnector connector;

    private Admin admin;

    @BeforeAll
    static void openTheBorder(Stack stack) throws JOSEException {
        border = new Border(stack);
        connector = border.connector;
    }

    @AfterAll
    static void closeTheBorder() {
        border.close();
    }

    @BeforeEach
    void mariIsAtTheBrowser() {
        admin = new Admin(stack);
        connector.who.clear();
        border.comes(MARIS, HIGH);
    }

    @AfterEach
    void forgetWhoCame() {
        border.forgetForeigners();
    }

    @Test
    void bothPortalsLearnTheLevelAndWhoItIsTheFirstTimeAndAgain() {
        for (int login = 1; login <= 2; login++) {
            Browser one = new Browser();
            Page end = oidc.login(one, "acr", "high").choose(EIDAS);
            Me me = oidc.me(one);
            assertThat(me.acr()).as("login %d, %s", login, end).isEqualTo("high");
            assertThat(me.loginMethod()).isEqualTo(EIDAS);
            assertThat(me.amr()).containsExactlyInAnyOrder(EIDAS, "mfa");
            assertThat(me.claims())
                    .containsEntry("person_identifier", MARIS)
                    .containsEntry("given_name", "Mari")
                    .containsEntry("family_name", "Maasikas")
                    .containsEntry("birthdate", "2000-01-01");
            Browser other = new Browser();
            saml.login(other, "acr", "high").choose(EIDAS);
            assertThat(saml.me(other).acr()).isEqualTo(HIGH);
        }
        assertThat(foreigners()).hasSize(1);
    }

    @Test
    void herCabinetSaysThatSheCameFromAbroad() {
        oidc.login(browser, "acr", "low").choose(EIDAS);
        Page cabinet = browser.open(stack.addresses().brokerUrl() + "/realms/es/account?show=acts");
        assertThat(cabinet.html().select("[data-what]").eachAttr("data-what"))
                .contains("registered_from_abroad")
                .doesNotContain("registered_by_certificate");
        assertThat(cabinet.html().select("[data-what]").text()).contains("desde otro país");
    }

    @Test
    void theSessionHasTheLevelEverywhereAndAStrongerOneTakesItFurther() {
        connector.who.put("acr", SUBSTANTIAL);
        oidc.login(browser, "acr", "low").choose(EIDAS);
        saml.login(browser, "acr", "substantial");
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
        connector.who.put("acr", HIGH);
        oidc.login(browser, "acr", "high").choose(EIDAS);
        assertThat(oidc.me(browser).acr()).isEqualTo("high");
        assertThat(foreigners()).hasSize(1);
    }

    @Test
    void whatThePortalAsksGoesAbroadInItsName() {
        saml.login(browser, "acr", "substantial").choose(EIDAS);
        assertThat(connector.asked)
                .containsEntry("acr_values", SUBSTANTIAL)
                .containsEntry("sp_type", "public")
                .containsEntry("requester_id", saml.url() + "/metadata")
                .containsEntry("provider_name", "Seguridad Social (demo)")
                .containsEntry("ui_locales", "es")
                .containsEntry("code_challenge_method", "S256")
                .doesNotContainKeys("prompt", "login_hint");
    }

    @Test
    void theCountryThatAPortalHasInMindGoesOn() {
        oidc.login(browser, "acr", "low", "method", EIDAS, "country", "EE");
        assertThat(connector.asked).containsEntry("login_hint", "country:EE");
        connector.asked = Map.of();
        saml.login(new Browser(), "acr", "low", "method", EIDAS, "country", "EE");
        assertThat(connector.asked).containsEntry("login_hint", "country:EE");
    }

    @ParameterizedTest
    @CsvSource({"EE:substantial, substantial", "'LV:low, EE:low', low", "LV:low, high"})
    void aCountryIsBelievedAsFarAsTheRealmSays(String ceilings, String granted) {
        try (RealmAttributes realm = new RealmAttributes(admin)) {
            realm.set("pontis.eidas-ceilings", ceilings);
            oidc.login(browser, "acr", "low").choose(EIDAS);
            assertThat(oidc.me(browser).acr()).isEqualTo(granted);
        }
    }

    @Test
    void aLevelBelowTheOneAskedIsSaidAndThenToldToThePortal() {
        connector.who.put("acr", LOW);
        Page said = oidc.login(browser, "acr", "substantial").choose(EIDAS);
        assertThat(said.problem()).contains("EIDAS_LEVEL_NOT_REACHED");
        said.press("cancel");
        assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        assertThat(foreigners()).isEmpty();
    }

    @Test
    void whoHasReadWhatHappenedAbroadIsBackAtTheChooserWithoutBeingToldAgain() {
        connector.refusal.putAll(Map.of("error", "access_denied", "error_description", "CANCELLED 0A1B2C3D"));
        Page chooser = oidc.login(browser, "acr", "low", "method", EIDAS);
        assertThat(chooser.isChooser()).as("%s", chooser).isTrue();
        assertThat(chooser.problem()).contains("EIDAS_CANCELLED");
        assertThat(chooser.incident()).isEqualTo("0A1B2C3D");
        assertThat(chooser.html().select("#problem-text").text()).hasSizeLessThan(90);
        chooser.press("cancel");
        assertThat(oidc.me(browser).error()).isEqualTo("access_denied");
        saml.login(browser, "acr", "low").choose(EIDAS).press("cancel");
        assertThat(saml.me(browser).error()).isEqualTo("RequestDenied");
    }

    @Test
    void whoeverChoosesAnotherMethodAfterwardsIsIn() {
        connector.refusal.putAll(
                Map.of("error", "temporarily_unavailable", "error_description", "COUNTRY_DOWN 0A1B2C3D"));
        Page chooser = oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(chooser.problem()).contains("EIDAS_UNAVAILABLE");
        ana.logsInWithSmsPin(chooser);
        assertThat(oidc.me(browser).loginMethod()).isEqualTo("sms-pin");
    }

    @Test
    void aLevelThatTheOtherCountryDidNotReachIsThePortalsErrorFromTheChooserToo() {
        connector.refusal.putAll(Map.of(
                "error", "unmet_authentication_requirements", "error_description", "LEVEL_NOT_REACHED 0A1B2C3D"));
        oidc.login(browser, "acr", "low").choose(EIDAS).press("cancel");
        assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        saml.login(browser, "acr", "low").choose(EIDAS).press("cancel");
        assertThat(saml.me(browser).error()).isEqualTo("NoAuthnContext");
    }

    @ParameterizedTest
    @CsvSource({
        "server_error, ANSWER_NOT_TRUSTED, EIDAS_UNUSABLE, server_error",
        "server_error, REQUEST_REFUSED, EIDAS_COUNTRY_FAILED, server_error",
        "temporarily_unavailable, COUNTRY_DOWN, EIDAS_UNAVAILABLE, temporarily_unavailable"
    })
    void whatTheCitizenCannotHelpIsToldForWhatItIsHereAndAtThePortal(
            String error, String upstream, String problem, String portals) {
        connector.refusal.putAll(Map.of("error", error, "error_description", upstream + " 0A1B2C3D"));
        Page chooser = oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(chooser.problem()).contains(problem);
        chooser.press("cancel");
        assertThat(oidc.me(browser).error()).isEqualTo(portals);
        saml.login(browser, "acr", "low").choose(EIDAS).press("cancel");
        assertThat(saml.me(browser).error()).isEqualTo("AuthnFailed");
    }

    @Test
    void theIncidentLeadsFromThePortalsEventToTheConnectors() {
        connector.refusal.putAll(Map.of("error", "access_denied", "error_description", "LOGIN_FAILED 9Z9Z9Z9Z"));
        oidc.login(browser, "acr", "low").choose(EIDAS).press("cancel");
        List<JsonNode> told = new ArrayList<>();
        admin.get("es/events?max=20&type=LOGIN_ERROR").forEach(told::add);
        assertThat(told)
                .filteredOn(event -> event.at("/details/incident").asText().equals("9Z9Z9Z9Z"))
                .extracting(event -> event.path("clientId").asText() + " "
                        + event.path("error").asText() + " "
                        + event.at("/details/upstream").asText())
                .containsExactlyInAnyOrder("portal-oidc eidas_cancelled LOGIN_FAILED", "portal-oidc rejected_by_user ");
    }

    @Test
    void whatTheConnectorHasToldNobodyIsToldHere() {
        connector.refusal.putAll(Map.of("error", "server_error", "error_description", "Our fault."));
        Page said = oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(said.problem()).contains("EIDAS_UNUSABLE");
        assertThat(said.incident()).matches("[0-9A-Z]{8}");
        assertThat(said.isChooser()).isFalse();
        assertThat(said.press("again").isChooser()).isTrue();
    }

    @Test
    void neitherNameNorEmailNorNationalNumberLeadsToANationalsAccount() {
        connector.who.putAll(Map.of(
                "person_identifier", "EE/ES/00000001R",
                "given_name", "Ana",
                "family_name", "García Ruiz",
                "birthdate", "1980-05-17",
                "email", "ana@example.org",
                "preferred_username", "idces-00000001r"));
        oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(oidc.me(browser).claims()).containsEntry("person_identifier", "EE/ES/00000001R");
        assertThat(foreigners())
                .hasSize(1)
                .allSatisfy(user -> assertThat(user.path("username").asText()).startsWith("eidee-"));
        assertThat(foreigners().getFirst().path("email").asText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EE/ES/60001019906 ", "ES/EE/60001019906", "ES/ES/00000001R"})
    void nobodyComesInByWhatIsNoIdentifierOfAnotherCountry(String identifier) {
        connector.who.putAll(Map.of("person_identifier", identifier, "country", identifier.substring(0, 2)));
        Page said = oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(said.problem()).contains("EIDAS_UNUSABLE");
        assertThat(foreigners()).isEmpty();
    }

    @Test
    void lookAlikesAreOtherPeople() {
        List<String> alike = List.of("EE/ES/aB1", "EE/ES/Ab1", "EE/ES/AB1", "EE/ES/\u0410\u04121", "EE/LV/AB1");
        for (String identifier : alike) {
            connector.who.put("person_identifier", identifier);
            Browser one = new Browser();
            oidc.login(one, "acr", "low").choose(EIDAS);
            assertThat(oidc.me(one).claims()).containsEntry("person_identifier", identifier);
        }
        assertThat(foreigners()).hasSize(alike.size());
    }

    @Test
    void whoeverIsRepresentedByAnotherDoesNotComeIn() {
        connector.who.put("representative", Map.of("person_identifier", "EE/ES/1", "given_name", "Jaan"));
        assertThat(oidc.login(browser, "acr", "low").choose(EIDAS).problem()).contains("EIDAS_UNUSABLE");
        assertThat(foreigners()).isEmpty();
    }

    @Test
    void aSamlPortalLearnsTheSame() {
        saml.login(browser, "acr", "high").choose(EIDAS);
        assertThat(saml.me(browser).claims())
                .containsEntry("person_identifier", MARIS)
                .containsEntry("given_name", "Mari")
                .containsEntry("family_name", "Maasikas")
                .containsEntry("birthdate", "2000-01-01");
    }

    @ParameterizedTest
    @CsvSource({"country, EE", "login_hint, country:EE"})
    void aPortalMayLeadItsCitizensStraightToTheirCountry(String parameter, String value) {
        browser.stopsBefore(connector.issuer);
        Page last = browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?"
                + Browser.encode(new CodeFlow("portal-oidc", oidc.url() + "/callback")
                        .request("method", EIDAS, parameter, value)));
        Map<String, String> shown = CodeFlow.parameters(
                last.response().headers().firstValue("Location").orElseThrow());
        // the browser carries a name of the request, and neither reads nor changes what it says
        assertThat(shown).containsOnlyKeys("client_id", "request_uri");
        assertThat(connector.pushed.get(shown.get("request_uri"))).containsEntry("login_hint", "country:EE");
    }

    @Test
    void aNewNameIsTakenOverAtTheNextLogin() {
        oidc.login(browser, "acr", "low").choose(EIDAS);
        connector.who.put("family_name", "Murakas");
        Browser another = new Browser();
        oidc.login(another, "acr", "low").choose(EIDAS);
        assertThat(oidc.me(another).claims()).containsEntry("family_name", "Murakas");
        assertThat(foreigners()).hasSize(1);
    }

    @Test
    void anAccountThatWasClosedStaysClosed() {
        oidc.login(browser, "acr", "low").choose(EIDAS);
        ObjectNode mari = (ObjectNode) foreigners().getFirst();
        admin.put("es/users/" + mari.path("id").asText(), mari.put("enabled", false));
        Browser another = new Browser();
        assertThat(oidc.login(another, "acr", "low").choose(EIDAS).problem()).contains("EIDAS_ACCOUNT_CLOSED");
        assertThat(oidc.me(another).loggedIn()).isFalse();
    }

    @Test
    void twoFirstLoginsAtTheSameMomentAreOnePerson() throws Exception {
        String back = stack.addresses().brokerUrl() + "/realms/es/broker/eidas/endpoint";
        List<Callable<Boolean>> logins = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Browser one = new Browser();
            one.stopsBefore(back);
            String location = oidc.login(one, "acr", "low")
                    .choose(EIDAS)
                    .response()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            one.stopsBefore("nowhere");
            logins.add(() -> {
                one.open(location);
                return oidc.me(one).loggedIn();
            });
        }
        try (ExecutorService browsers = Executors.newFixedThreadPool(logins.size())) {
            for (Future<Boolean> login : browsers.invokeAll(logins)) {
                assertThat(login.get()).isTrue();
            }
        }
        assertThat(foreigners()).hasSize(1);
    }

    @Test
    void somebodyElsesSessionIsNotTakenOver() {
        ana.logsInWithSmsPin(oidc.login(browser));
        Page said = oidc.login(browser, "acr", "high").choose(EIDAS);
        assertThat(said.problem()).contains("OTHER_CITIZEN");
    }

    @Test
    void aPortalForNationalsTakesNobodyFromAbroadWhateverTheWay() {
        oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        ObjectNode portal =
                (ObjectNode) admin.get("es/clients?clientId=portal-oidc").get(0);
        String path = "es/clients/" + portal.path("id").asText();
        portal.withObjectProperty("attributes").put("pontis.nationals-only", "true");
        admin.put(path, portal);
        try {
            Page step = oidc.login(browser, "acr", "low");
            assertThat(step.isChooser()).as("no single sign-on: %s", step).isTrue();
            assertThat(step.methods()).doesNotContainKey(EIDAS);
            assertThat(oidc.login(new Browser(), "acr", "low", "method", EIDAS).methods())
                    .isNotEmpty()
                    .doesNotContainKey(EIDAS);
        } finally {
            portal.withObjectProperty("attributes").put("pontis.nationals-only", "");
            admin.put(path, portal);
        }
    }

    @Test
    void aTokenOfAnotherIssuerOpensNothing() {
        connector.who.put("iss", "https://elsewhere.example");
        Page said = oidc.login(browser, "acr", "low").choose(EIDAS);
        assertThat(said.problem()).contains("EIDAS_UNUSABLE");
        assertThat(foreigners()).isEmpty();
    }

    @Test
    void anAnswerToNothingIsAnErrorPage() {
        HttpResponse<String> answer = browser.get(stack.addresses().brokerUrl()
                + "/realms/es/broker/eidas/endpoint?error=access_denied&state=nothing.nobody.nowhere");
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    private static List<JsonNode> foreigners() {
        return border.foreigners();
    }
}
