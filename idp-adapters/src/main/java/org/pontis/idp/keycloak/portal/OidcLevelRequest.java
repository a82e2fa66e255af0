package org.pontis.idp.keycloak.portal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        // the claim before the parameter: where both name a level, the claim's spelling counts
        List<List<String>> alternatives = Stream.of(claimedAcr(login), acrValues(login))
                .filter(names -> !names.isEmpty())
                .toList();
        LevelOfAssurance required = floor;
        for (List<String> names : alternatives) {
            Optional<LevelOfAssurance> weakest = levels(names).min(Comparator.naturalOrder());
            if (weakest.isEmpty()) {
                return Optional.empty();
            }
            required = LevelRequest.stronger(weakest.get(), required);
        }
        List<String> names = alternatives.stream().flatMap(List::stream).toList();
        return Optional.of(new LevelRequest(required, achieved -> spelt(achieved, names)));
    }

    /** As the portal named the level; one that it did not name, in the manner of the first that it did. */
    private static String spelt(LevelOfAssurance achieved, List<String> names) {
        if (names.contains(achieved.uri()) || names.contains(achieved.shortName())) {
            return names.stream()
                    .filter(name -> LevelOfAssurance.named(name).equals(Optional.of(achieved)))
                    .findFirst()
                    .orElseThrow();
        }
        boolean shortly = names.stream()
                .filter(name -> LevelOfAssurance.named(name).isPresent())
                .findFirst()
                .filter(name -> !name.contains(":"))
                .isPresent();
        return shortly ? achieved.shortName() : achieved.uri();
    }

    private static Stream<LevelOfAssurance> levels(List<String> names) {
        return names.stream().flatMap(name -> LevelOfAssurance.named(name).stream());
    }

    private static List<String> acrValues(AuthenticationSessionModel login) {
        String values = login.getClientNote(OIDCLoginProtocol.ACR_PARAM);
        return values == null || values.isBlank()
                ? List.of()
                : List.of(values.strip().split("\\s+"));
    }

    /**
     * Malformed claims are refused before, but for those in a request object of a realm without a gate. They name a level that is
     * none: the request cannot be satisfied, rather than being ignored.
     */
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
                names.add("");
            }
            if (acr.hasNonNull("value")) {
                names.add(acr.get("value").asText());
            }
            return names;
        } catch (IOException unreadable) {
            return List.of("");
        }
    }
}
