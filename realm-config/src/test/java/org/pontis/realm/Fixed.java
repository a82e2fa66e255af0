package org.pontis.realm;

import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One set of placeholders for all tests, and the realm that they give. */
final class Fixed {

    static final Map<String, String> PLACEHOLDERS = Map.of(
            "BROKER_URL", "http://localhost:8080",
            "PORTAL_OIDC_URL", "http://localhost:8091",
            "PORTAL_SAML_URL", "http://localhost:8092",
            "PORTAL_SAML_CERTIFICATE", "MIIC0000CERTIFICATE0000",
            "SANDBOX_URL", "http://localhost:8090",
            "SANDBOX_CLIENT_SECRET", "not-a-secret");

    private Fixed() {}

    static JsonNode realm() {
        try {
            return new ObjectMapper().readTree(Realms.assemble("es", PLACEHOLDERS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The element of a list whose {@code key} is {@code value}. */
    static JsonNode find(JsonNode array, String key, String value) {
        return each(array)
                .filter(element -> element.path(key).asText().equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + value + "."));
    }
}
