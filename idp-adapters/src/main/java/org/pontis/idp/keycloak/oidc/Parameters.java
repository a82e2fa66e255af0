package org.pontis.idp.keycloak.oidc;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.par.endpoints.ParEndpoint;

/** Parameters that Keycloak fails at, or takes for nothing: it writes what it cannot read into the log, with a stack trace. */
final class Parameters {

    /** An age in seconds: no less than none, and no more than Keycloak can count. */
    private static final Pattern AGE = Pattern.compile("\\d{1,9}");

    /** Those that are no level are written into the log. */
    private static final Pattern NAMES = Pattern.compile("[\\x20-\\x7e]+");

    private Parameters() {}

    /** @return what is wrong with this request, parameter or object; nothing if Keycloak may read it */
    static Optional<String> flaw(MultivaluedMap<String, String> request, KeycloakSession session) {
        return flaw(request).or(() -> RequestObject.flaw(request, session));
    }

    /** @return the name of one that cannot be read; nothing if all can */
    static Optional<String> flaw(MultivaluedMap<String, String> request) {
        String age = request.getFirst(OIDCLoginProtocol.MAX_AGE_PARAM);
        if (age != null && !AGE.matcher(age).matches()) {
            return Optional.of(OIDCLoginProtocol.MAX_AGE_PARAM);
        }
        // only what was pushed here (RFC 9126): Keycloak would fetch any other, and take it past these checks
        String reference = request.getFirst(OIDCLoginProtocol.REQUEST_URI_PARAM);
        if (reference != null && !reference.startsWith(ParEndpoint.REQUEST_URI_PREFIX)) {
            return Optional.of(OIDCLoginProtocol.REQUEST_URI_PARAM);
        }
        String claims = request.getFirst(OIDCLoginProtocol.CLAIMS_PARAM);
        if (claims != null && !ClaimsRequest.isReadable(claims)) {
            return Optional.of(OIDCLoginProtocol.CLAIMS_PARAM);
        }
        String levels = request.getFirst(OIDCLoginProtocol.ACR_PARAM);
        if (levels != null && !levels.isEmpty() && !NAMES.matcher(levels).matches()) {
            return Optional.of(OIDCLoginProtocol.ACR_PARAM);
        }
        // RFC 9396: no type of them means anything here
        return request.containsKey(OAuth2Constants.AUTHORIZATION_DETAILS)
                ? Optional.of(OAuth2Constants.AUTHORIZATION_DETAILS)
                : Optional.empty();
    }

    /**
     * Notes what is wrong and, for the log, whose request this says it is: proven by nothing, but the name of a portal. A name of
     * nobody's is what a stranger wrote, and stays out of it.
     */
    static void tell(String flaw, MultivaluedMap<String, String> request, KeycloakSession session, EventBuilder event) {
        Optional.ofNullable(request.getFirst(OIDCLoginProtocol.CLIENT_ID_PARAM))
                .map(session.getContext().getRealm()::getClientByClientId)
                .ifPresent(event::client);
        event.detail(Details.REASON, flaw).error(Errors.INVALID_REQUEST);
    }

    /** The parameters in a request object, as text. */
    static MultivaluedMap<String, String> in(JsonNode object) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        object.properties()
                .forEach(member -> parameters.putSingle(
                        member.getKey(),
                        member.getValue().isValueNode()
                                ? member.getValue().asText()
                                : member.getValue().toString()));
        return parameters;
    }
}
