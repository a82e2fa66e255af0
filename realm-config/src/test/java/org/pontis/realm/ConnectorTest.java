package org.pontis.realm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.realm.lint.Realm;
import org.pontis.realm.lint.Rules;

import static org.assertj.core.api.Assertions.assertThat;

/** Foreign login is in a realm exactly where there is a connector. */
class ConnectorTest {

    private static final String ISSUER = "http://localhost:8181";

    private static ObjectNode realm(String name, Map<String, String> connectors) {
        Map<String, String> values = new HashMap<>(Fixed.PLACEHOLDERS);
        values.putAll(connectors);
        return Realms.assemble(name, values, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "ee"})
    void withoutAConnectorThereIsNeitherTheProviderNorTheClient(String name) {
        JsonNode realm = realm(name, Map.of());
        assertThat(realm.path("identityProviders")).isEmpty();
        assertThat(realm.path("clients").toString()).doesNotContain("eidas");
    }

    @Test
    void anotherCountrysConnectorIsNotThisOnes() {
        JsonNode realm = realm("es", Map.of("EIDAS_EE_URL", ISSUER));
        assertThat(realm.path("identityProviders")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"es, EIDAS_ES_URL", "ee, EIDAS_EE_URL"})
    void withOneItIsAskedBySignedAssertionAndProofKey(String name, String placeholder) {
        JsonNode provider =
                Fixed.find(realm(name, Map.of(placeholder, ISSUER)).path("identityProviders"), "alias", "eidas");
        assertThat(provider.path("providerId").asText()).isEqualTo("eidas");
        assertThat(provider.path("firstBrokerLoginFlowAlias").asText()).isEqualTo("pontis closed");
        JsonNode config = provider.path("config");
        assertThat(config.path("issuer").asText()).isEqualTo(ISSUER);
        assertThat(config.path("clientAssertionAudience").asText()).isEqualTo(ISSUER);
        assertThat(config.path("clientAuthMethod").asText()).isEqualTo("private_key_jwt");
        assertThat(config.path("pkceMethod").asText()).isEqualTo("S256");
        assertThat(config.has("clientSecret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"es, EIDAS_ES_URL", "ee, EIDAS_EE_URL"})
    void nobodyFromAbroadLeavesThroughTheProxyServiceAsOneOfOurs(String name, String placeholder) {
        JsonNode clients = realm(name, Map.of(placeholder, ISSUER)).path("clients");
        assertThat(Fixed.find(clients, "clientId", "eidas-proxy-service")
                        .at("/attributes/pontis.nationals-only")
                        .asText())
                .isEqualTo("true");
        assertThat(Fixed.each(clients).filter(client -> client.at("/attributes").has("pontis.nationals-only")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"es, EIDAS_ES_URL", "ee, EIDAS_EE_URL"})
    void theProxyServiceAloneNamesAnotherThanItself(String name, String placeholder) {
        JsonNode clients = realm(name, Map.of(placeholder, ISSUER)).path("clients");
        assertThat(Fixed.each(clients)
                        .filter(client -> client.at("/attributes").has("pontis.asks-for"))
                        .map(client -> client.path("clientId").asText() + " "
                                + client.at("/attributes/pontis.asks-for").asText()))
                .containsExactly("eidas-proxy-service countries");
    }

    @ParameterizedTest
    @CsvSource({"es, EIDAS_ES", "ee, EIDAS_EE"})
    void browsersComeBackToTheAddressThatOtherCountriesKnow(String name, String placeholder) {
        String address = "https://localhost:8581";
        JsonNode clients = realm(name, Map.of(placeholder + "_URL", ISSUER, placeholder + "_ADDRESS", address))
                .path("clients");
        JsonNode service = Fixed.find(clients, "clientId", "eidas-proxy-service");
        assertThat(service.at("/redirectUris/0").asText()).isEqualTo(address + "/broker/callback");
        assertThat(service.at("/attributes/jwks.url").asText()).isEqualTo(ISSUER + "/broker/jwks");
    }

    @ParameterizedTest
    @CsvSource({"es, EIDAS_ES_URL", "ee, EIDAS_EE_URL"})
    void itBreaksNoRule(String name, String placeholder) {
        assertThat(Rules.check(new Realm(realm(name, Map.of(placeholder, ISSUER)))))
                .filteredOn(finding -> !finding.rule().production())
                .isEmpty();
    }
}
