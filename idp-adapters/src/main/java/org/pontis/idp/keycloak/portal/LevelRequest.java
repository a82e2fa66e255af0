package org.pontis.idp.keycloak.portal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;

/**
 * The level a portal asked for, whichever protocol it speaks.
 *
 * @param required the weakest level that satisfies the request
 * @param answer writes the level achieved in the portal's own spelling
 */
public record LevelRequest(LevelOfAssurance required, Function<LevelOfAssurance, String> answer) {

    /** The client attribute with the levels a portal may ask for, separated by spaces; without it, every one. */
    static final String ALLOWED = "pontis.levels.allowed";

    /** Reads the request, or nothing if no level could ever satisfy it, or the portal may not ask for it. */
    public static Optional<LevelRequest> of(AuthenticationSessionModel login) {
        return floor(login.getClient())
                .flatMap(floor -> SamlProtocol.LOGIN_PROTOCOL.equals(login.getProtocol())
                        ? SamlLevelRequest.read(login, floor)
                        : OidcLevelRequest.read(login, floor))
                .filter(request -> mayAsk(login.getClient(), request.required()));
    }

    private static boolean mayAsk(ClientModel portal, LevelOfAssurance level) {
        String allowed = portal.getAttribute(ALLOWED);
        return allowed == null
                || allowed.isBlank()
                || List.of(allowed.strip().split("\\s+")).contains(level.shortName());
    }

    /** No request of its own: the floor is enough, and the answer is a URI. */
    static LevelRequest none(LevelOfAssurance floor) {
        return new LevelRequest(floor, LevelOfAssurance::uri);
    }

    /** The portal's own minimum, low without one; nothing if it cannot be read, and then nobody gets in by mistake. */
    private static Optional<LevelOfAssurance> floor(ClientModel portal) {
        String minimum = portal.getAttribute(Constants.MINIMUM_ACR_VALUE);
        return minimum == null || minimum.isBlank()
                ? Optional.of(LevelOfAssurance.LOW)
                : LevelOfAssurance.named(minimum);
    }

    static LevelOfAssurance stronger(LevelOfAssurance one, LevelOfAssurance other) {
        return one.atLeast(other) ? one : other;
    }
}
