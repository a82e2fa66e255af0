package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever an administrator does to the realm: without the gate no login finishes, and health says so. */
class GateIT extends EndToEnd {

    private static final String ACTIONS = "es/authentication/required-actions";
    private static final String GATE = ACTIONS + "/pontis-level-gate";

    private Admin admin;
    private ObjectNode gate;

    @BeforeEach
    void rememberTheGate() {
        admin = new Admin(stack);
        gate = admin.get(GATE).deepCopy();
        assertThat(gate.path("enabled").asBoolean()).isTrue();
    }

    @AfterEach
    void putTheGateBack() {
        if (isMissing()) {
            admin.post(
                    "es/authentication/register-required-action",
                    Map.of("providerId", "pontis-level-gate", "name", "Level gate"));
        }
        admin.put(GATE, gate);
    }

    @Test
    void withTheGateOpenLoginsFinishAndHealthIsGood() {
        assertThat(health().statusCode()).isEqualTo(200);
        ana.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void withTheGateDisabledNoOidcLoginFinishes() {
        disable();
        ana.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertNobodyIsIn();
    }

    @Test
    void withTheGateDisabledNoSamlLoginFinishes() {
        disable();
        ana.logsInWithPassword(saml.login(browser));
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertNobodyIsIn();
    }

    @Test
    void withTheGateDisabledNoLiveSessionSignsIn() {
        ana.logsInWithPassword(oidc.login(browser));
        disable();
        saml.login(browser);
        assertThat(saml.me(browser).loggedIn()).isFalse();
    }

    @Test
    void withTheGateDisabledALiveSessionIsNotRenewed() {
        ana.logsInWithPassword(saml.login(browser));
        disable();
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void withTheGateRemovedNoLoginFinishes() {
        ana.logsInWithPassword(saml.login(browser));
        admin.delete(GATE);
        oidc.login(browser);
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        Browser another = new Browser();
        ana.logsInWithPassword(oidc.login(another));
        assertThat(oidc.me(another).loggedIn()).isFalse();
        Browser third = new Browser();
        ana.logsInWithPassword(saml.login(third));
        assertThat(saml.me(third).loggedIn()).isFalse();
    }

    @Test
    void withoutTheGateHealthIsRed() {
        disable();
        assertRed();
        putTheGateBack();
        assertThat(health().statusCode()).isEqualTo(200);
        admin.delete(GATE);
        assertRed();
    }

    @Test
    void enabledAgainItWorksAgain() {
        disable();
        ana.logsInWithPassword(oidc.login(browser));
        putTheGateBack();
        ana.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void noFlowOfARealmIsAWayAroundTheGate() {
        JsonNode realm = admin.get("es");
        try {
            admin.put("es", ((ObjectNode) realm.deepCopy()).put("browserFlow", builtInFlow()));
            Page page = oidc.login(browser);
            assertThat(page.asks()).contains("username");
            browser.submit(
                    page.action(),
                    Map.of(
                            "username", ana.is().account(),
                            "password", ana.is().password().orElseThrow()));
            assertThat(oidc.me(browser).loggedIn()).isFalse();
        } finally {
            admin.put("es", realm);
        }
    }

    @Test
    void thePasswordGrantGivesNoTokenWhateverAClientIsSetTo() {
        JsonNode client = admin.get("es/clients?clientId=sandbox").get(0);
        String path = "es/clients/" + client.path("id").asText();
        try {
            admin.put(path, ((ObjectNode) client.deepCopy()).put("directAccessGrantsEnabled", true));
            HttpResponse<String> answer = Http.post(
                    realmUrl() + "/protocol/openid-connect/token",
                    Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            "sandbox",
                            "client_secret",
                            stack.secrets().sandboxClient(),
                            "username",
                            ana.is().account(),
                            "password",
                            ana.is().password().orElseThrow()));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("unsupported_grant_type").doesNotContain("token\":");
        } finally {
            admin.put(path, client);
        }
    }

    /** A portal is told nothing, and the broker keeps no session either: the next visit shows a login page again. */
    private void assertNobodyIsIn() {
        putTheGateBack();
        assertThat(oidc.login(browser).isChooser()).isTrue();
    }

    private void assertRed() {
        HttpResponse<String> health = health();
        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).contains("\"status\":\"DOWN\"").contains("\"gate\":\"DOWN\"");
    }

    private void disable() {
        admin.put(GATE, gate.deepCopy().put("enabled", false));
    }

    private boolean isMissing() {
        return admin.get(ACTIONS).findValuesAsText("alias").stream().noneMatch("pontis-level-gate"::equals);
    }

    /** Keycloak's usual login page, made by hand: user name and password, and no question about levels. */
    private String builtInFlow() {
        String alias = "careless";
        boolean exists =
                admin.get("es/authentication/flows").findValuesAsText("alias").contains(alias);
        if (!exists) {
            admin.post(
                    "es/authentication/flows",
                    Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
            admin.post(
                    "es/authentication/flows/" + alias + "/executions/execution",
                    Map.of("provider", "auth-username-password-form"));
            ObjectNode execution = (ObjectNode) admin.get("es/authentication/flows/" + alias + "/executions")
                    .get(0);
            admin.put("es/authentication/flows/" + alias + "/executions", execution.put("requirement", "REQUIRED"));
        }
        return alias;
    }

    private HttpResponse<String> health() {
        return Http.get(realmUrl() + "/pontis/health");
    }

    private String realmUrl() {
        return stack.addresses().brokerUrl() + "/realms/es";
    }
}
