package org.pontis.idp.keycloak.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;

/**
 * {@code RequestedAuthnContext} (SAML core 3.3.2.2.1). {@code exact} is answered with a class that was asked for, if the
 * session holds at least that level; {@code minimum} and {@code maximum} with the level achieved, the latter capped;
 * {@code better} must be stronger than every class named. Classes that are no level are passed over, but a list of
 * nothing else cannot be satisfied.
 */
public final class SamlLevelRequest {

    private static final String COMPARISON = "pontis.saml.comparison";
    private static final String CLASSES = "pontis.saml.classes";

    private SamlLevelRequest() {}

    /** Keeps what the request says, because Keycloak keeps only what it understands itself. */
    public static void keep(RequestedAuthnContextType requested, AuthenticationSessionModel login) {
        AuthnContextComparisonType comparison =
                Optional.ofNullable(requested.getComparison()).orElse(AuthnContextComparisonType.EXACT);
        login.setClientNote(COMPARISON, comparison.value());
        login.setClientNote(CLASSES, String.join(" ", requested.getAuthnContextClassRef()));
    }

    static Optional<LevelRequest> read(AuthenticationSessionModel login, LevelOfAssurance floor) {
        String comparison = login.getClientNote(COMPARISON);
        if (comparison == null) {
            return Optional.of(LevelRequest.none(floor));
        }
        List<LevelOfAssurance> asked = List.of(
                        login.getClientNote(CLASSES).strip().split("\\s+"))
                .stream()
                .flatMap(name -> LevelOfAssurance.named(name).stream())
                .toList();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        LevelOfAssurance weakest = asked.stream().min(Comparator.naturalOrder()).orElseThrow();
        LevelOfAssurance strongest =
                asked.stream().max(Comparator.naturalOrder()).orElseThrow();
        return switch (comparison.toLowerCase(Locale.ROOT)) {
            case "exact" -> asking(weakest, floor, achieved -> exact(asked, achieved));
            case "minimum" -> asking(weakest, floor, LevelOfAssurance::uri);
            case "maximum" ->
                asking(LevelOfAssurance.LOW, floor, achieved -> achieved.cappedBy(strongest)
                        .uri());
            case "better" -> strongest.next().flatMap(better -> asking(better, floor, LevelOfAssurance::uri));
            default -> Optional.empty();
        };
    }

    private static Optional<LevelRequest> asking(
            LevelOfAssurance asked,
            LevelOfAssurance floor,
            java.util.function.Function<LevelOfAssurance, String> answer) {
        return Optional.of(new LevelRequest(LevelRequest.stronger(asked, floor), answer));
    }

    private static String exact(List<LevelOfAssurance> asked, LevelOfAssurance achieved) {
        // the classes stand in the portal's order of preference
        return asked.stream()
                .filter(achieved::atLeast)
                .findFirst()
                .orElseThrow()
                .uri();
    }
}
