package org.pontis.sandbox.e2e.paper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Beside;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Me;
import org.pontis.sandbox.e2e.MethodJar;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Onboarding;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Portal;
import org.pontis.sandbox.e2e.RealmAttributes;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.SimHolder;
import org.pontis.sandbox.portal.Brand;
import org.pontis.sandbox.portal.oidc.OidcPortal;
import org.pontis.sandbox.portal.oidc.RelyingParty;
import org.pontis.sandbox.run.Shipment;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom a certificate names, from the method to the portals. */
@Beside
class HolderIT {

    private static final String ELENA = "IDCES-00000005M";
    private static final String COMPANY = "VATES-B00000000";
    private static final Map<String, String> BRIDGES = Map.of("identifier", COMPANY, "name", "Puentes del Tajo SL");

    private static Stack stack;
    private static Admin admin;
    private static Portal oidc;
    private static Portal saml;
    private static Path log;

    private final Browser browser = new Browser();
    private RealmAttributes realm;
    private long began;

    @BeforeAll
    static void start(@TempDir Path workshop) throws Exception {
        Path state = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "stack-paper-");
        stack = Stack.start(
                Stack.Plan.forTest(state).with(Shipment.ofThisBuild().with(jar(workshop))), System.out::println);
        log = state.resolve("log/keycloak.log");
        admin = new Admin(stack);
        oidc = new Portal(stack.addresses().portalOidcUrl());
        saml = new Portal(stack.addresses().portalSamlUrl());
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void remember() {
        SandboxApi.of(stack.addresses()).forgetLimits();
        began = System.currentTimeMillis();
        realm = new RealmAttributes(admin);
    }

    @AfterEach
    void putBack() {
        realm.close();
    }

    @Test
    void bothPortalsLearnBothIdentities() {
        shows(oidc.login(browser, "acr", "high"), ELENA, COMPANY);
        assertThat(oidc.me(browser).acr()).isEqualTo("high");
        assertThat(oidc.me(browser).claims())
                .containsEntry("person_identifier", "00000005M")
                .containsEntry("represented", BRIDGES);

        saml.login(browser, "acr", "high");
        assertThat(saml.me(browser).claims())
                .containsEntry("person_identifier", "00000005M")
                .containsEntry("represented", BRIDGES);
    }

    @Test
    void whoActsForHerselfRepresentsNobody() {
        shows(oidc.login(browser, "acr", "high"), ELENA);
        saml.login(browser, "acr", "high");
        assertThat(oidc.me(browser).claims()).doesNotContainKey("represented");
        assertThat(saml.me(browser).claims()).doesNotContainKey("represented");
    }

    @Test
    void aPortalThatDidNotRegisterForItLearnsNothing(@TempDir Path state) {
        int port = Addresses.free().portalOidc();
        RelyingParty party = new RelyingParty(
                new Issuer(stack.addresses().brokerUrl() + "/realms/es"),
                new ClientID("incurious"),
                "http://localhost:" + port,
                new Scope("openid"),
                true);
        Brand brand = new Brand(
                "Sin curiosidad (demo)",
                "es",
                "OpenID Connect",
                Brand.Accent.GREEN,
                Optional.empty(),
                party.url(),
                List.of());
        try (OidcPortal running = OidcPortal.start(party, brand, port, state);
                Onboarding onboarding = new Onboarding(stack)) {
            onboarding.register("incurious", """
                    portal: incurious
                    protocol: oidc
                    name: {es: Sin curiosidad}
                    owner: Pontis
                    contact: portals@pontis.example
                    home: ${URL}/
                    redirect-uris: ["${URL}/callback"]
                    keys: {url: "${URL}/jwks"}
                    claims: [person_identifier]
                    """.replace("${URL}", party.url()));
            Portal incurious = new Portal(party.url());
            shows(oidc.login(browser, "acr", "high"), ELENA, COMPANY);
            incurious.login(browser, "acr", "high");

            assertThat(incurious.me(browser).claims()).containsOnlyKeys("person_identifier");
            assertThat(incurious.me(browser).json().toString()).doesNotContain("B00000000", "Puentes");

            // who has two certificates is not asked a question whose answer the portal will not hear
            SimHolder elena = SimHolder.of("00000005M", "+34600000005", SandboxApi.of(stack.addresses()));
            Browser fresh = new Browser();
            elena.logsIn(incurious.login(fresh, "acr", "high"));
            assertThat(incurious.me(fresh).claims()).containsEntry("person_identifier", "00000005M");
            saml.login(fresh, "acr", "high");
            assertThat(saml.me(fresh).claims()).doesNotContainKey("represented");
        }
    }

    @Test
    void aLaterLoginAsHerselfInheritsNothing() {
        shows(oidc.login(browser, "acr", "high"), ELENA, COMPANY);
        shows(oidc.login(browser, "acr", "high", "prompt", "login"), ELENA);
        assertThat(oidc.me(browser).claims()).doesNotContainKey("represented");

        saml.login(browser, "acr", "high");
        assertThat(saml.me(browser).acr()).endsWith("/high");
        assertThat(saml.me(browser).claims()).doesNotContainKey("represented");
    }

    /** The level of the session stays with her, and the organisation goes. */
    @Test
    void aWeakerLoginAsHerselfTakesTheOrganisationAway() {
        shows(oidc.login(browser, "acr", "high"), "IDCES-00000001R", COMPANY);
        Citizen.of(Citizen.ANA, SandboxApi.of(stack.addresses()))
                .logsInWithPassword(oidc.login(browser, "acr", "low", "prompt", "login"));
        assertThat(oidc.me(browser).claims()).doesNotContainKey("represented");

        saml.login(browser, "acr", "high");
        assertThat(saml.me(browser).acr()).endsWith("/high");
        assertThat(saml.me(browser).claims()).doesNotContainKey("represented");
    }

    @Test
    void aStepUpAsHerselfDoesNotKeepIt() {
        shows(oidc.login(browser, "acr", "substantial"), ELENA, COMPANY, "substantial");
        assertThat(oidc.me(browser).claims()).containsKey("represented");
        shows(oidc.login(browser, "acr", "high"), ELENA);

        assertThat(oidc.me(browser).acr()).isEqualTo("high");
        assertThat(oidc.me(browser).claims()).doesNotContainKey("represented");
    }

    @Test
    void aStepUpForACompanyBringsIt() {
        shows(oidc.login(browser, "acr", "low"), ELENA, "", "low");
        shows(oidc.login(browser, "acr", "high"), ELENA, COMPANY);
        assertThat(oidc.me(browser).claims()).containsEntry("represented", BRIDGES);
    }

    @Test
    void anEventSaysThatSheActsForSomebodyAndNotForWhom() {
        double before = new Metrics(stack).sum("pontis_logins_representing_total");
        shows(oidc.login(browser, "acr", "high"), ELENA, COMPANY);
        saml.login(browser, "acr", "high");
        shows(oidc.login(new Browser(), "acr", "high"), ELENA);

        assertThat(new Metrics(stack).sum("pontis_logins_representing_total")).isEqualTo(before + 1);
        assertThat(events("LOGIN").findValuesAsText("acts_for")).containsExactly("organisation", "organisation");
        assertThat(events("LOGIN")).hasSize(3);
        assertThat(admin.get("es/events?max=100").toString()).doesNotContain("B00000000", "Puentes");
    }

    @Test
    void nobodyComesInUnlessTheRealmSaysSo() {
        Page refused = shows(oidc.login(browser, "acr", "high"), "IDCES-00000010X");
        assertThat(refused.problem()).contains("CREDENTIALS_WRONG");
        assertThat(accounts("idces-00000010x")).isEmpty();
    }

    @Test
    void aNewcomerGetsAnAccountWithoutACredential() {
        realm.set("pontis.welcome", "ES");
        double before = new Metrics(stack).sum("pontis_newcomers_total");
        shows(oidc.login(browser, "acr", "high"), "IDCES-00000011B");
        Me first = oidc.me(browser);
        assertThat(first.claims())
                .containsEntry("person_identifier", "00000011B")
                .containsEntry("given_name", "Ana");

        JsonNode account = accounts("idces-00000011b").path(0);
        assertThat(account.at("/attributes/country/0").asText()).isEqualTo("ES");
        assertThat(account.at("/attributes/identifier_kind/0").asText()).isEqualTo("IDC");
        assertThat(account.at("/attributes/birthdate/0").asText()).isEqualTo("1980-05-17");
        assertThat(admin.get("es/users/" + account.path("id").asText() + "/credentials"))
                .isEmpty();
        assertThat(events("REGISTER").findValuesAsText("login_method")).containsExactly("paper");
        assertThat(events("REGISTER").toString()).doesNotContainIgnoringCase("00000011B");
        assertThat(new Metrics(stack).sum("pontis_newcomers_total")).isEqualTo(before + 1);

        Browser another = new Browser();
        shows(oidc.login(another, "acr", "high"), "IDCES-00000011B");
        assertThat(oidc.me(another).subject()).isEqualTo(first.subject());
        assertThat(events("REGISTER")).hasSize(1);
    }

    /** The newcomer of these tests has Ana's names and birthdate. */
    @Test
    void nobodyIsFoundByName() {
        realm.set("pontis.welcome", "ES");
        shows(oidc.login(browser, "acr", "high"), "IDCES-00000012N");
        Browser anas = new Browser();
        shows(oidc.login(anas, "acr", "high"), "IDCES-00000001R");
        assertThat(oidc.me(browser).subject()).isNotEqualTo(oidc.me(anas).subject());
    }

    @Test
    void aClosedAccountStaysClosed() {
        realm.set("pontis.welcome", "ES");
        shows(oidc.login(browser, "acr", "high"), "IDCES-00000013J");
        ObjectNode account = (ObjectNode) accounts("idces-00000013j").path(0);
        String path = "es/users/" + account.path("id").asText();
        admin.put(path, account.put("enabled", false));

        Page refused = shows(oidc.login(new Browser(), "acr", "high"), "IDCES-00000013J");
        assertThat(refused.problem()).contains("CREDENTIALS_WRONG");
        assertThat(accounts("idces-00000013j")).hasSize(1);
        assertThat(admin.get(path).path("enabled").asBoolean(true)).isFalse();
        assertThat(events("REGISTER")).hasSize(1);
    }

    @Test
    void firstLoginsAtTheSameMomentEndInOneAccount() throws Exception {
        realm.set("pontis.welcome", "ES");
        for (String identifier : List.of("00000014Z", "00000017V", "00000018H")) {
            List<Browser> browsers = Stream.generate(Browser::new).limit(8).toList();
            atTheSameMoment(browsers.stream()
                    .map(one -> oidc.login(one, "acr", "high").choose("paper"))
                    .<Callable<Page>>map(page -> () -> page.fill("identifier", "IDCES-" + identifier))
                    .toList());

            assertThat(accounts("idces-" + identifier.toLowerCase(Locale.ROOT))).hasSize(1);
            assertThat(browsers.stream().map(one -> oidc.me(one).loggedIn())).containsOnly(true);
            assertThat(browsers.stream().map(one -> oidc.me(one).subject()).distinct())
                    .hasSize(1);
            assertThat(Files.readString(log)).doesNotContainIgnoringCase(identifier);
        }
        assertThat(events("REGISTER")).hasSize(3);
    }

    private static void atTheSameMoment(List<Callable<Page>> logins) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(logins.size())) {
            for (Future<Page> end : threads.invokeAll(logins)) {
                end.get();
            }
        }
    }

    @Test
    void aWelcomeIsForTheNamedCountriesAndForOneSpelling() {
        realm.set("pontis.welcome", "ES");
        for (String other : List.of("PNOEE-60001019906", "PNOES-00000015S", "IDCES-00000015T")) {
            assertThat(shows(oidc.login(new Browser(), "acr", "high"), other).problem())
                    .contains("CREDENTIALS_WRONG");
        }
        realm.set("pontis.welcome", "EE");
        shows(oidc.login(browser, "acr", "high"), "PNOEE-60001019906");
        assertThat(oidc.me(browser).claims()).containsEntry("person_identifier", "60001019906");
    }

    @Test
    void aWelcomeThatCannotBeReadIsNoneAndHealthIsRed() {
        realm.set("pontis.welcome", "everybody");
        assertThat(health()).isEqualTo(503);
        Page refused = shows(oidc.login(browser, "acr", "high"), "IDCES-00000016Q");
        assertThat(refused.problem()).contains("INTERNAL_ERROR");
        assertThat(accounts("idces-00000016q")).isEmpty();
    }

    @Test
    void theRealmsCountrySaysWhoseIdentifiersAreTyped() {
        realm.set("pontis.country", "EE");
        Citizen ana = Citizen.of(Citizen.ANA, SandboxApi.of(stack.addresses()));
        assertThat(ana.typesIdentifierAndPassword(
                                oidc.login(browser, "acr", "low").choose("password"))
                        .problem())
                .contains("INPUT_INVALID");
        realm.set("pontis.country", "Spain");
        assertThat(health()).isEqualTo(503);
    }

    /** @param more the organisation, if any, and the level */
    private static Page shows(Page chooser, String holder, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("identifier", holder));
        if (more.length > 0) {
            fields.put("organisation", more[0]);
        }
        if (more.length > 1) {
            fields.put("level", more[1]);
        }
        return chooser.choose("paper")
                .fill(fields.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    private static int health() {
        return Http.get(stack.addresses().brokerUrl() + "/realms/es/pontis/health")
                .statusCode();
    }

    private static JsonNode accounts(String username) {
        return admin.get("es/users?exact=true&username=" + username);
    }

    /** Of this test: what is in the ledger stays there. */
    private ArrayNode events(String type) {
        ArrayNode ours = JsonNodeFactory.instance.arrayNode();
        admin.get("es/events?max=100&type=" + type).forEach(event -> {
            if (event.path("time").asLong() >= began) {
                ours.add(event);
            }
        });
        return ours;
    }

    private static Path jar(Path workshop) throws IOException {
        Map<String, byte[]> content = new HashMap<>();
        for (String type : List.of("Paper", "Paper$Reading")) {
            String name = "org/pontis/sandbox/e2e/paper/" + type + ".class";
            content.put(name, resource("/" + name));
        }
        content.put(
                "META-INF/services/org.pontis.broker.LoginMethodFactory",
                Paper.class.getName().getBytes(StandardCharsets.UTF_8));
        content.put("theme-resources/templates/paper.ftl", resource("paper.ftl"));
        return MethodJar.write(workshop.resolve("paper.jar"), content);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HolderIT.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
