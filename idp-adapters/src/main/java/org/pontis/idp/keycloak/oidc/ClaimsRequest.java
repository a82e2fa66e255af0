package org.pontis.idp.keycloak.oidc;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import org.keycloak.representations.ClaimsRepresentation;
import org.keycloak.representations.IDToken;
import org.keycloak.util.JsonSerialization;

/**
 * The {@code claims} parameter (OpenID Connect Core 1.0, section 5.5), read to the last member before Keycloak reads it: what
 * has the wrong type fails there, or counts as nothing asked. Members that the standard does not know must be ignored.
 */
final class ClaimsRequest {

    private static final ObjectReader STRICT = JsonSerialization.mapper
            .reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private static final Set<String> PLACES = Set.of("id_token", "userinfo");

    /** A name that may stand in a log, which is where Keycloak writes those it does not know. */
    private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private ClaimsRequest() {}

    /**
     * Makes Keycloak ignore unknown members alone, wherever it reads this parameter, in signed and pushed requests too; it would
     * pass over all claims for the sake of one, and write it into the log. To be called before it reads any.
     */
    static void ignoreUnknownMembers(ObjectMapper keycloaks) {
        JsonIgnoreProperties.Value unknown = JsonIgnoreProperties.Value.forIgnoreUnknown(true);
        keycloaks.configOverride(ClaimsRepresentation.class).setIgnorals(unknown);
        keycloaks.configOverride(ClaimsRepresentation.ClaimValue.class).setIgnorals(unknown);
    }

    static boolean isReadable(String text) {
        try {
            JsonNode request = STRICT.readTree(text);
            return request.isObject()
                    && request.properties().stream()
                            .allMatch(place -> !PLACES.contains(place.getKey()) || areClaims(place.getValue()));
        } catch (JsonProcessingException unreadable) {
            return false;
        }
    }

    private static boolean areClaims(JsonNode claims) {
        return claims.isObject() && claims.properties().stream().allMatch(ClaimsRequest::isClaim);
    }

    private static boolean isClaim(Map.Entry<String, JsonNode> claim) {
        JsonNode asked = claim.getValue();
        return asked.isNull()
                || asked.isObject()
                        && (!asked.has("essential") || asked.get("essential").isBoolean())
                        && (!asked.has("values") || asked.get("values").isArray())
                        && (!claim.getKey().equals(IDToken.ACR) || namesLevels(asked));
    }

    private static boolean namesLevels(JsonNode asked) {
        JsonNode values = asked.path("values");
        return (!asked.has("value") || isName(asked.get("value")))
                && (values.isMissingNode() || !values.isEmpty())
                && StreamSupport.stream(values.spliterator(), false).allMatch(ClaimsRequest::isName);
    }

    private static boolean isName(JsonNode value) {
        return value.isTextual() && NAME.matcher(value.asText()).matches();
    }
}
