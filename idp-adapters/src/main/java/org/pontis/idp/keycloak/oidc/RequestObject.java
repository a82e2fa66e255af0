package org.pontis.idp.keycloak.oidc;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.Urls;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;

/**
 * An authorization request as a signed object (RFC 9101), looked at before Keycloak does: it takes unsigned ones, expired
 * ones and those meant for somebody else, and lets parameters beside the object add to what was signed. Whether the signature
 * is right Keycloak says.
 */
record RequestObject(JWSInput signed, JsonNode claims, MultivaluedMap<String, String> beside) {

    /** How far a portal's clock may be ahead, in seconds. */
    private static final long AHEAD = 60;

    /** @return what is wrong with the object in this request; nothing if there is none, or no gate */
    static Optional<String> flaw(MultivaluedMap<String, String> request, KeycloakSession session) {
        List<String> objects = request.get(OIDCLoginProtocol.REQUEST_PARAM);
        RealmModel realm = session.getContext().getRealm();
        if (objects == null || !Installation.of(session).guards(realm)) {
            return Optional.empty();
        }
        String issuer = Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
        return flaw(objects, request, issuer).map(flaw -> "request object: " + flaw);
    }

    private static Optional<String> flaw(List<String> objects, MultivaluedMap<String, String> request, String issuer) {
        try {
            JWSInput signed = new JWSInput(objects.getFirst());
            return new RequestObject(signed, signed.readJsonContent(JsonNode.class), request).flaw(issuer);
        } catch (JWSInputException | RuntimeException unreadable) {
            return Optional.of("unreadable");
        }
    }

    private Optional<String> flaw(String issuer) {
        if (claims == null || !claims.isObject()) {
            return Optional.of("unreadable");
        }
        if (!Discovery.PORTAL_ALGORITHMS.contains(signed.getHeader().getRawAlgorithm())) {
            return Optional.of("algorithm");
        }
        if (!isFor(issuer) || !isFrom(beside.getFirst(OIDCLoginProtocol.CLIENT_ID_PARAM))) {
            return Optional.of("address");
        }
        long now = Now.get().getEpochSecond();
        if (claims.path("exp").asLong(Long.MAX_VALUE) <= now
                || claims.path("nbf").asLong(0) > now + AHEAD) {
            return Optional.of("time");
        }
        return beside.keySet().stream().allMatch(this::isSigned)
                ? Parameters.flaw(Parameters.in(claims))
                : Optional.of("parameter");
    }

    private boolean isFor(String issuer) {
        JsonNode audience = claims.path("aud");
        return audience.isMissingNode()
                || audience.asText().equals(issuer)
                || StreamSupport.stream(audience.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(issuer));
    }

    /** Who pushes an object need not name herself beside it. */
    private boolean isFrom(String portal) {
        String from =
                portal == null ? claims.path(OIDCLoginProtocol.CLIENT_ID_PARAM).asText() : portal;
        return !claims.has("iss") || claims.path("iss").asText().equals(from);
    }

    /** RFC 9101, section 5: nothing beside the object counts, so nothing beside it may say anything else. */
    private boolean isSigned(String parameter) {
        return parameter.equals(OIDCLoginProtocol.REQUEST_PARAM)
                || parameter.equals(OIDCLoginProtocol.CLIENT_ID_PARAM)
                || beside.get(parameter).equals(List.of(claims.path(parameter).asText()));
    }
}
