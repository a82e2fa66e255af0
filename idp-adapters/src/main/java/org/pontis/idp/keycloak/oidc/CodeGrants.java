package org.pontis.idp.keycloak.oidc;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.UriUtils;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.gate.ActsFor;
import org.pontis.idp.keycloak.gate.Granted;

/**
 * What the gate granted belongs to the code that the answer carries. A portal has one session for all tabs of a browser, so what
 * is noted there is that of the latest login, whichever tab it was in.
 */
record CodeGrants(KeycloakSession session) {

    private static final String KEY = "pontis.granted:";
    private static final String GRANTED = "granted";
    private static final String ACTS_FOR = "acts-for";

    /** For as long as the code lives. */
    void keep(Granted granted, Optional<ActsFor> whom, Response answer) {
        Map<String, String> kept = new HashMap<>(Map.of(GRANTED, granted.write()));
        whom.ifPresent(organisation -> kept.put(ACTS_FOR, organisation.write()));
        codeIn(answer).ifPresent(code -> session.singleUseObjects()
                .put(KEY + code, session.getContext().getRealm().getAccessCodeLifespan(), kept));
    }

    /**
     * What was granted with the code that is redeemed in this request. Nothing for tokens made otherwise: they belong to no
     * login, and say no level.
     */
    Optional<Granted> redeemed() {
        return kept().flatMap(kept -> Granted.read(kept.get(GRANTED)));
    }

    /** For whom the citizen acts who was granted it. */
    Optional<ActsFor> redeemedFor() {
        return kept().flatMap(kept -> ActsFor.read(kept.get(ACTS_FOR)))
                .filter(whom -> redeemed().filter(whom::belongsTo).isPresent());
    }

    private Optional<Map<String, String>> kept() {
        MultivaluedMap<String, String> form =
                session.getContext().getHttpRequest().getDecodedFormParameters();
        return Optional.of(form)
                .filter(asked -> OAuth2Constants.AUTHORIZATION_CODE.equals(asked.getFirst(OAuth2Constants.GRANT_TYPE)))
                .map(asked -> asked.getFirst(OAuth2Constants.CODE))
                .map(code -> session.singleUseObjects().get(KEY + code));
    }

    private static Optional<String> codeIn(Response answer) {
        return Optional.ofNullable(answer.getLocation())
                .map(URI::getRawQuery)
                .map(UriUtils::decodeQueryString)
                .map(parameters -> parameters.getFirst(OAuth2Constants.CODE));
    }
}
