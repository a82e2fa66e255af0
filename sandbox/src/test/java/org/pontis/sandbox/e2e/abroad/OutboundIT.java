package org.pontis.sandbox.e2e.abroad;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Our own citizens, whom a service of another country wants to know: the Proxy-Service asks, and says for whom. */
class OutboundIT extends EndToEnd {

    private static final String HOME = "http://localhost:1/proxy-service";
    private static final String BOARD = "Maksu- ja Tolliamet";
    private static final String NATIONALS_ONLY = "pontis.nationals-only";
    private static final String ASKS_FOR = "pontis.asks-for";
    private static final Map<String, Map<String, String>> CLIENTS = Map.of(
            "stand-in-proxy-service", Map.of(NATIONALS_ONLY, "true", ASKS_FOR, "countries"),
            "stand-in-portal", Map.of(),
            "stand-in-for-everybody", Map.of(ASKS_FOR, "countries"));

    private static Border border;
    private static Admin admin;
    private CodeFlow proxyService;

    @BeforeAll
    static void register(Stack stack) throws JOSEException {
        border = new Border(stack);
        admin = new Admin(stack);
        CLIENTS.forEach((id, marks) -> {
            Map<String, String> attributes = new HashMap<>(marks);
            attributes.put("pkce.code.challenge.method", "S256");
            admin.post(
                    "es/clients",
                    Map.of(
                            "clientId",
                            id,
                            "name",
                            "Otro país europeo",
                            "secret",
                            "of-nobody",
                            "redirectUris",
                            new String[] {HOME},
                            "attributes",
                            attributes,
                            "defaultClientScopes",
                            new String[] {"basic", "assurance"}));
        });
    }

    @AfterAll
    static void forget() {
        CLIENTS.keySet()
                .forEach(id -> admin.delete("es/clients/"
                        + admin.get("es/clients?clientId=" + id)
                                .get(0)
                                .path("id")
                                .asText()));
        border.close();
    }

    @BeforeEach
    void atTheProxyService() {
        proxyService = new CodeFlow("stand-in-proxy-service", HOME);
        browser.stopsBefore(HOME);
    }

    private Page asks(CodeFlow client, String... more) {
        return browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?"
                + Browser.encode(client.request(more)));
    }

    private Page estoniaAsks(String... more) {
        List<String> all = new ArrayList<>(List.of("requester_country", "EE", "requester_name", BOARD));
        all.addAll(List.of(more));
        return asks(proxyService, all.toArray(String[]::new));
    }

    private Map<String, String> answer(Page last) {
        return proxyService.answer(
                last.response().headers().firstValue("Location").orElse(""));
    }

    @Test
    void everyPageSaysWhichCountryAndWhichServiceAsks() {
        Page chooser = estoniaAsks();
        assertThat(chooser.html().select("h1").text()).startsWith("Eesti / Estonia — Maksu- ja Tolliamet ");
        assertThat(chooser.html().text()).doesNotContain("Otro país europeo");
        Page identify = chooser.choose("sms-pin");
        assertThat(identify.html().select(".whom").text()).contains("Eesti / Estonia — Maksu- ja Tolliamet");
        Page code = ana.identifies(identify);
        assertThat(code.html().select(".whom").text()).contains("Eesti / Estonia — Maksu- ja Tolliamet");
        assertThat(ana.phone().text()).contains("Estonia - Maksu- ja Tolliamet");
        Page failed = code.press("cancel").choose("password").fill("identifier", "00000001R", "password", "wrong");
        assertThat(failed.html().text()).contains("Eesti / Estonia — Maksu- ja Tolliamet");
    }

    @Test
    void thePhoneOfAMobileIdSaysSoToo() {
        SimHolder sim = SimHolder.of(Citizen.ANA, "+34600000001", sandbox);
        Page waiting = sim.asks(estoniaAsks("acr_values", HIGH));
        assertThat(sim.sim().prompt().text()).contains("Estonia - M");
        assertThat(answer(sim.approves(waiting))).containsKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stand-in-portal", "stand-in-for-everybody"})
    void aPortalThatIsNotMarkedAsTheProxyServiceIsItself(String client) {
        Page chooser = asks(new CodeFlow(client, HOME), "requester_country", "EE", "requester_name", BOARD);
        assertThat(chooser.html().select("h1").text()).startsWith("Otro país europeo ");
        assertThat(chooser.html().text()).doesNotContain("Estonia", BOARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EST", "ee", "<i>"})
    void withoutACountryItIsTheProxyServiceThatAsks(String country) {
        Page chooser = asks(proxyService, "requester_country", country, "requester_name", "Agencia Tributaria");
        assertThat(chooser.html().select("h1").text()).startsWith("Otro país europeo ");
        assertThat(chooser.html().text()).doesNotContain("Agencia Tributaria");
    }

    @Test
    void aNameIsATextAndNothingElse() {
        Page chooser = asks(
                proxyService,
                "requester_country",
                "EE",
                "requester_name",
                "<b id=x>Maksu</b>\u202e ${password.title} {0} 'ja'\u200b");
        assertThat(chooser.html().selectFirst("#x")).isNull();
        assertThat(chooser.html().select("h1").text())
                .contains("Eesti / Estonia — <b id=x>Maksu</b> $ {password.title} {0} 'ja'");
        assertThat(chooser.response().body()).doesNotContain("\u202e", "\u200b");
    }

    @Test
    void eventsAndStatisticsKnowTheCountry() {
        double before =
                new Metrics(stack).sum("pontis_abroad_logins_total{country=\"EE\",level=\"low\",method=\"sms-pin\"}");
        assertThat(answer(ana.logsInWithSmsPin(estoniaAsks()))).containsKey("code");
        List<JsonNode> logins = new ArrayList<>();
        admin.get("es/events?max=5&type=LOGIN&client=stand-in-proxy-service").forEach(logins::add);
        JsonNode details = logins.getFirst().path("details");
        assertThat(details.path("requester_country").asText()).isEqualTo("EE");
        assertThat(details.path("requester_name").asText()).isEqualTo(BOARD);
        assertThat(new Metrics(stack)
                        .sum("pontis_abroad_logins_total{country=\"EE\",level=\"low\",method=\"sms-pin\"}"))
                .isEqualTo(before + 1);
    }

    @Test
    void sheFindsItInHerCabinet() {
        assertThat(answer(ana.logsInWithSmsPin(estoniaAsks()))).containsKey("code");
        Page abroad = browser.open(stack.addresses().brokerUrl() + "/realms/es/account?show=abroad");
        assertThat(abroad.html().select("[data-entry=login]").eachText())
                .isNotEmpty()
                .allMatch(entry -> entry.contains("Estonia") && entry.contains("Nivel bajo"));
        assertThat(abroad.html().selectFirst("[data-entry=login]").text())
                .contains("Maksu- ja Tolliamet", "PIN por SMS", "No fui yo");
    }

    @Test
    void theLevelAndANewLoginAreDemandedAsByAnyPortal() {
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(answer(estoniaAsks("acr_values", LOW))).containsKey("code");
        assertThat(estoniaAsks("acr_values", LOW, "prompt", "login").isChooser())
                .isTrue();
        assertThat(estoniaAsks(
                                "acr_values",
                                HIGH,
                                "claims",
                                "{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"" + HIGH + "\"}}}")
                        .methods()
                        .keySet())
                .containsExactlyInAnyOrder("mobile-id", "eid-card");
    }

    @ParameterizedTest
    @CsvSource({"method, eidas", "kc_idp_hint, eidas", "login_hint, country:EE"})
    void nobodyFromAbroadIsLedThroughItWhateverItAsks(String parameter, String value) {
        Page chooser = estoniaAsks(parameter, value);
        assertThat(chooser.methods()).isNotEmpty().doesNotContainKey("eidas");
    }

    @Test
    void norByTheAddressOfTheIdentityProvider() {
        Page portals = browser.open(stack.addresses().brokerUrl() + "/realms/es/protocol/openid-connect/auth?"
                + Browser.encode(new CodeFlow("stand-in-portal", HOME).request()));
        assertThat(portals.methods()).containsKey("eidas");
        Page chooser = estoniaAsks();
        String code = chooser.action().replaceFirst("^.*\\?", "").replace("execution=", "x=");
        Page said = browser.open(stack.addresses().brokerUrl() + "/realms/es/broker/eidas/login?" + code);
        assertThat(said.problem()).contains("METHOD_NOT_OFFERED");
        assertThat(border.connector.asked).isEmpty();
    }
}
