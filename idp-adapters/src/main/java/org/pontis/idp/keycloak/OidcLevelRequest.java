package org.pontis.idp.keycloak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.LevelOfAssurance;

/**
 * {@code acr_values} and the {@code acr} claim request (OpenID Connect Core 3.1.2.1 and 5.5.1.1). Both bind as a minimum,
 * essential or not; of several values any one suffices; where both are given, both bind. Names that are no level are
 * passed over, but a list of nothing else cannot be satisfied.
 */
final class OidcLevelRequest {

    private OidcLevelRequest() {}

    static Optional<LevelRequest> read(AuthenticationSessionModel login, LevelOfAssurance floor) {
        List<List<String>> alternatives = new ArrayList<>();
        alternatives.add(acrValues(login));
        alternatives.add(claimedAcr(login));
        alternatives.removeIf(List::isEmpty);
        LevelRequest request = LevelRequest.none(floor);
        for (List<String> names : alternatives) {
            Optional<String> weakest = weakest(names);
            if (weakest.isEmpty()) {
                return Optional.empty();
            }
            request = bind(request, weakest.get());
        }
        return Optional.of(request);
    }

    private static LevelRequest bind(LevelRequest request, String name) {
        LevelOfAssurance asked = LevelOfAssurance.named(name).orElseThrow();
        return new LevelRequest(
                LevelRequest.stronger(asked, request.required()),
                asked.shortName().equals(name) ? LevelOfAssurance::shortName : LevelOfAssurance::uri);
    }

    private static Optional<String> weakest(List<String> names) {
        return names.stream()
                .filter(name -> LevelOfAssurance.named(name).isPresent())
                .min(Comparator.comparing(name -> LevelOfAssurance.named(name).orElseThrow()));
    }

    private static List<String> acrValues(AuthenticationSessionModel login) {
        String values = login.getClientNote(OIDCLoginProtocol.ACR_PARAM);
        return values == null || values.isBlank()
                ? List.of()
                : List.of(values.strip().split("\\s+"));
    }

    private static List<String> claimedAcr(AuthenticationSessionModel login) {
        String claims = login.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        if (claims == null) {
            return List.of();
        }
        try {
            JsonNode acr =
                    JsonSerialization.mapper.readTree(claims).path("id_token").path("acr");
            List<String> names = new ArrayList<>();
            acr.path("values").forEach(value -> names.add(value.asText()));
            if (acr.isTextual() || acr.path("values").isTextual()) {
                // a word where a list belongs: malformed, but no reason to think that nothing was asked
                names.add("");
            }
            if (acr.hasNonNull("value")) {
                names.add(acr.get("value").asText());
            }
            return names;
        } catch (IOException unreadable) {
            // a list that names no level: the request cannot be satisfied, rather than being ignored
            return List.of("");
        }
    }
}
