package org.pontis.sandbox.e2e;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/** The procedures of docs/operations.md, step by step: after each of them everybody still gets in and out. */
class KeyRotationIT extends EndToEnd {

    private static final String KEYS = "org.keycloak.keys.KeyProvider";
    private static final String PORTAL = "https://changing.example/metadata";
    private static final String CODES_KEY = "spi-authenticator--pontis-login--codes-key";
    private static final String ACCEPTED = "spi-authenticator--pontis-login--codes-keys-accepted";

    /** Longer than a portal of the sandbox keeps the broker's metadata. */
    private static final long PORTALS_FETCH_METADATA = 11_000;

    private Admin admin;

    @BeforeEach
    void asAdministrator() {
        admin = new Admin(stack);
    }

    @ParameterizedTest
    @CsvSource({"RS256, rsa-generated", "ES256, ecdsa-generated", "HS512, hmac-generated"})
    void aSigningKeyIsChangedWhilePeopleLogIn(String algorithm, String kind) throws InterruptedException {
        String old = activeKey(algorithm);
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();

        // published, not yet used
        admin.post("es/components", key("next", kind, algorithm, "50"));
        assertThat(activeKey(algorithm)).isEqualTo(old);
        assertThat(keys(algorithm)).hasSize(2).contains(old);
        everybodyGetsInAndOut();
        Thread.sleep(PORTALS_FETCH_METADATA);

        // in use
        change("next", "priority", "150");
        assertThat(activeKey(algorithm)).isNotEqualTo(old);
        everybodyGetsInAndOut();
        saml.login(browser);
        assertThat(saml.me(browser).loggedIn()).as("the session of before").isTrue();

        // and back again, since the other tests know this realm: now the new one is retired, then gone
        change("next", "priority", "50");
        change("next", "active", "false");
        assertThat(activeKey(algorithm)).isEqualTo(old);
        everybodyGetsInAndOut();
        admin.delete("es/components/" + component("next").path("id").asText());
        assertThat(keys(algorithm)).containsExactly(old);
        everybodyGetsInAndOut();
        oidc.logout(browser);
        assertThat(saml.me(browser).loggedIn()).isFalse();
    }

    @Test
    void aSamlPortalChangesItsKeyWhilePeopleLogIn() {
        SigningKey now = FreshKey.rsa();
        SigningKey next = FreshKey.rsa();
        try (Onboarding onboarding = new Onboarding(stack)) {
            onboarding.register(PORTAL, portal(now));
            assertThat(asks(now).isChooser()).isTrue();
            assertThat(asks(next).isChooser()).isFalse();

            onboarding.register(PORTAL, portal(now) + "next-certificate: " + FreshKey.certificate(next) + "\n");
            assertThat(asks(now).isChooser()).isTrue();
            assertThat(asks(next).isChooser()).isTrue();
            assertThat(asks(FreshKey.rsa()).isChooser()).as("a third key").isFalse();

            onboarding.register(PORTAL, portal(next));
            assertThat(asks(next).isChooser()).isTrue();
            assertThat(asks(now).isChooser()).as("the retired key").isFalse();
        }
    }

    private static String portal(SigningKey key) {
        return """
                portal: %s
                protocol: saml
                name: {es: Portal que cambia de clave, en: Portal that changes its key}
                owner: Somebody
                contact: somebody@example.org
                home: https://changing.example/
                claims: []
                assertion-consumers: [https://changing.example/acs]
                certificate: %s
                """.formatted(PORTAL, FreshKey.certificate(key));
    }

    private Page asks(SigningKey key) {
        String broker = stack.addresses().brokerUrl() + "/realms/es/protocol/saml";
        String request = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" IssueInstant="%s" \
                Destination="%s"><saml:Issuer>%s</saml:Issuer></samlp:AuthnRequest>""".formatted(UUID.randomUUID(), Instant.now(), broker, PORTAL);
        return new Browser().open(RedirectBinding.url(broker, "SAMLRequest", request, "x", key));
    }

    @Test
    void theKeyOfTheCodesIsChangedAndNoCounterIsForgotten() throws InterruptedException {
        String now = stack.secrets().codesKey();
        String next = Base64.getEncoder().encodeToString(new byte[32]);
        try {
            for (int i = 0; i < 3; i++) {
                assertThat(asksForCode().asks()).containsExactly("code");
            }
            // every node knows the new key before one uses it
            stack.restartBroker(Map.of(ACCEPTED, next));
            assertThat(asksForCode().asks()).containsExactly("code");
            stack.restartBroker(Map.of(CODES_KEY, next, ACCEPTED, now));
            assertThat(asksForCode().asks()).containsExactly("code");
            assertThat(asksForCode().problem()).contains("SMS_LIMIT");
            sandbox.forgetLimits();
            ana.phone().skip();
            everybodyGetsInAndOut();
        } finally {
            stack.restartBroker();
        }
    }

    private Page asksForCode() {
        return ana.identifies(oidc.login(new Browser(), "method", "sms-pin"));
    }

    private void everybodyGetsInAndOut() {
        Browser another = new Browser();
        bruno.logsInWithPassword(oidc.login(another));
        saml.login(another);
        assertThat(oidc.me(another).loggedIn()).isTrue();
        assertThat(saml.me(another).loggedIn()).isTrue();
        saml.logout(another);
        assertThat(oidc.me(another).loggedIn()).isFalse();
        assertThat(saml.me(another).loggedIn()).isFalse();
    }

    private String activeKey(String algorithm) {
        return admin.get("es/keys").path("active").path(algorithm).asText();
    }

    private List<String> keys(String algorithm) {
        return admin.get("es/keys")
                .path("keys")
                .valueStream()
                .filter(key -> key.path("algorithm").asText().equals(algorithm))
                .map(key -> key.path("kid").asText())
                .toList();
    }

    private void change(String name, String setting, String value) {
        ObjectNode component = (ObjectNode) component(name);
        component.withObject("/config").putArray(setting).add(value);
        admin.put("es/components/" + component.path("id").asText(), component);
    }

    private JsonNode component(String name) {
        return admin.get("es/components?type=" + KEYS + "&name=" + name).get(0);
    }

    private static Map<String, Object> key(String name, String kind, String algorithm, String priority) {
        return Map.of(
                "name",
                name,
                "providerId",
                kind,
                "providerType",
                KEYS,
                "config",
                Map.of("priority", List.of(priority), "algorithm", List.of(algorithm)));
    }
}
