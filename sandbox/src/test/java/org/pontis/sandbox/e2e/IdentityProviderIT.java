package org.pontis.sandbox.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.sandbox.run.SharedStack;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody else's OpenID provider behind the broker. Keycloak would pass its users on at any level that was asked. */
class IdentityProviderIT extends EndToEnd {

    private static final String UPSTREAM = SharedStack.UPSTREAM;
    private static final String PROVIDER = "abroad";
    private static final String SECRET = UUID.randomUUID().toString();
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String CLIENT = "pontis";
    private static final String MAPPERS = UPSTREAM + "/clients/" + CLIENT + "/protocol-mappers/models";

    /** The house's own first login flow is closed; this one opens an account without a question. */
    private static final String WELCOME = "welcome";

    private static final String FLOW = "es/authentication/flows/" + WELCOME + "/executions";

    private static final Map<String, Object> ZOE = Map.of(
            "username", "zoe",
            "firstName", "Zoe",
            "lastName", "Zalm",
            "email", "zoe@example.org",
            "emailVerified", true,
            "enabled", true,
            "credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));

    private Admin admin;

    @BeforeAll
    static void openUpstream(Stack stack) {
        Admin admin = new Admin(stack);
        admin.post("", Map.of("realm", UPSTREAM, "enabled", true, "sslRequired", "external"));
        admin.post(
                UPSTREAM + "/clients",
                Map.of(
                        "id", CLIENT,
                        "clientId", CLIENT,
                        "secret", SECRET,
                        "redirectUris", List.of(stack.addresses().brokerUrl() + "/realms/es/broker/*"),
                        "defaultClientScopes", List.of("basic", "profile", "email")));
        admin.post(UPSTREAM + "/users", ZOE);
        admin.post(
                "es/authentication/flows",
                Map.of("alias", WELCOME, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        admin.post(FLOW + "/execution", Map.of("provider", "idp-create-user-if-unique"));
        ObjectNode createsAccount = (ObjectNode) admin.get(FLOW).get(0);
        admin.put(FLOW, createsAccount.put("requirement", "REQUIRED"));
    }

    @AfterAll
    static void closeUpstream(Stack stack) {
        Admin admin = new Admin(stack);
        admin.delete(UPSTREAM);
        for (JsonNode flow : admin.get("es/authentication/flows")) {
            if (WELCOME.equals(flow.path("alias").asText())) {
                admin.delete("es/authentication/flows/" + flow.path("id").asText());
            }
        }
    }

    @BeforeEach
    void administrate() {
        admin = new Admin(stack);
    }

    @AfterEach
    void forgetTheProvider() {
        // the account first, or Keycloak's cache remembers whose it was
        for (JsonNode citizen : admin.get("es/users?username=zoe&exact=true")) {
            admin.delete("es/users/" + citizen.path("id").asText());
        }
        admin.delete("es/identity-provider/instances/" + PROVIDER);
        for (JsonNode level : admin.get(MAPPERS)) {
            admin.delete(MAPPERS + "/" + level.path("id").asText());
        }
    }

    @Test
    void aStockProviderIsNotOffered() {
        provider("oidc", Map.of());
        assertThat(oidc.login(browser).methods()).doesNotContainKey(PROVIDER);
    }

    @ParameterizedTest
    @CsvSource({"oidc", "keycloak-oidc"})
    void aLoginByAStockProviderNeverFinishes(String stock) {
        provider(stock, Map.of("pontisCeiling", "high"));
        upstreamSays(HIGH);
        for (int login = 1; login <= 2; login++) {
            Browser another = new Browser();
            logsIn(oidc.login(another, "acr", "low").choose(PROVIDER));
            assertThat(oidc.me(another).loggedIn()).isFalse();
            assertThat(oidc.me(another).error()).isEqualTo("unmet_authentication_requirements");
            assertThat(oidc.login(another).isChooser()).isTrue();
        }
        Browser another = new Browser();
        logsIn(saml.login(another).choose(PROVIDER));
        assertThat(saml.me(another).loggedIn()).isFalse();
    }

    @Test
    void aProviderIsOfferedUpToItsCeiling() {
        provider("pontis-oidc", Map.of("pontisCeiling", "substantial"));
        assertThat(oidc.login(browser).methods()).containsEntry(PROVIDER, "substantial");
        assertThat(oidc.login(browser, "acr", "substantial").methods()).containsEntry(PROVIDER, "substantial");
        assertThat(oidc.login(browser, "acr", "high").methods()).doesNotContainKey(PROVIDER);
    }

    @ParameterizedTest
    @CsvSource({"low, high, low", "substantial, high, substantial", "high, substantial, substantial", "high, low, low"})
    void itsLevelComesInCapped(String ceiling, String said, String granted) {
        provider("pontis-oidc", Map.of("pontisCeiling", ceiling));
        upstreamSays("http://eidas.europa.eu/LoA/" + said);
        firstAndSecondLogin(granted);
    }

    /** The first creates the account, the second finds it: two different ways through Keycloak. */
    private void firstAndSecondLogin(String granted) {
        for (int login = 1; login <= 2; login++) {
            Browser another = new Browser();
            Page end = logsIn(oidc.login(another, "acr", "low").choose(PROVIDER));
            assertThat(oidc.me(another).acr()).as("login %d, %s", login, end).isEqualTo(granted);
            assertThat(oidc.me(another).loginMethod()).isEqualTo(PROVIDER);
        }
    }

    @Test
    void aLevelBelowTheOneAskedIsRefused() {
        provider("pontis-oidc", Map.of("pontisCeiling", "high"));
        upstreamSays(LOW);
        logsIn(oidc.login(browser, "acr", "substantial").choose(PROVIDER));
        assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
        Browser another = new Browser();
        logsIn(saml.login(another, "acr", "substantial").choose(PROVIDER));
        assertThat(saml.me(another).error()).isEqualTo("NoAuthnContext");
    }

    @Test
    void aProviderThatSaysNoLevelProvesNone() {
        provider("pontis-oidc", Map.of("pontisCeiling", "high"));
        upstreamSays("urn:example:gold");
        logsIn(oidc.login(browser, "acr", "low").choose(PROVIDER));
        assertThat(oidc.me(browser).error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void theSessionItOpensHasItsLevelEverywhere() {
        provider("pontis-oidc", Map.of("pontisCeiling", "substantial"));
        upstreamSays(HIGH);
        logsIn(oidc.login(browser, "acr", "low").choose(PROVIDER));
        saml.login(browser, "acr", "substantial");
        assertThat(saml.me(browser).acr()).isEqualTo(SUBSTANTIAL);
    }

    private Page logsIn(Page upstream) {
        return upstream.browser().submit(upstream.action(), Map.of("username", "zoe", "password", PASSWORD));
    }

    private void provider(String type, Map<String, String> more) {
        String upstream = stack.addresses().brokerUrl() + "/realms/" + UPSTREAM;
        Map<String, String> config = new HashMap<>(Map.of(
                "clientId",
                CLIENT,
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post",
                "issuer",
                upstream,
                "authorizationUrl",
                upstream + "/protocol/openid-connect/auth",
                "tokenUrl",
                upstream + "/protocol/openid-connect/token",
                "jwksUrl",
                upstream + "/protocol/openid-connect/certs",
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "disableUserInfo",
                "true"));
        config.putAll(more);
        admin.post(
                "es/identity-provider/instances",
                Map.of(
                        "alias", PROVIDER,
                        "providerId", type,
                        "enabled", true,
                        "firstBrokerLoginFlowAlias", WELCOME,
                        "config", config));
    }

    /** What the upstream's ID tokens say of the level, whatever is asked there. */
    private void upstreamSays(String acr) {
        admin.post(
                MAPPERS,
                Map.of(
                        "name", "level",
                        "protocol", "openid-connect",
                        "protocolMapper", "oidc-hardcoded-claim-mapper",
                        "config",
                                Map.of(
                                        "claim.name", "acr",
                                        "claim.value", acr,
                                        "jsonType.label", "String",
                                        "id.token.claim", "true")));
    }
}
