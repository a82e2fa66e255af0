package org.pontis.idp.keycloak.gate;

import java.util.Optional;
import java.util.Set;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.Proof;
import org.pontis.broker.Represented;

/**
 * For whom a citizen acts, and which proof said so. It counts together with that proof only: a level that another proof
 * carries is hers alone.
 *
 * @param identifier the organisation's, with the prefix of ETSI EN 319 412-1, section 5.1.4
 * @param name the organisation's legal name
 * @param method the method of the proof
 * @param at when it was proven, in seconds since 1970
 */
public record ActsFor(String identifier, String name, String method, long at) {

    /** What tells portals, by protocol: the identifiers of the mappers. */
    public static final String OIDC_MAPPER = "pontis-oidc-represented";

    public static final String SAML_MAPPER = "pontis-saml-represented";

    /** A note of logins, of sessions, and of a portal's part of a session. */
    static final String NOTE = "pontis.acts-for";

    static ActsFor of(Represented represented, Proof proof) {
        return new ActsFor(
                represented.identifier(),
                represented.name(),
                proof.method().value(),
                proof.at().getEpochSecond());
    }

    /** Whether what was granted stands on the proof that said so. */
    public boolean belongsTo(Granted granted) {
        return method.equals(granted.method()) && at == granted.at();
    }

    /** Keycloak copies notes over those of the last login: nobody is written as plainly as somebody. */
    static void stamp(Optional<ActsFor> whom, AuthenticationSessionModel login) {
        login.setClientNote(NOTE, write(whom));
    }

    /** What goes with the level that this login was granted. */
    public static Optional<ActsFor> in(AuthenticationSessionModel login) {
        return read(login.getClientNote(NOTE));
    }

    /** What goes with the level that this portal was granted last. */
    public static Optional<ActsFor> to(AuthenticatedClientSessionModel portal) {
        return read(portal.getNote(NOTE))
                .filter(whom -> Granted.to(portal).filter(whom::belongsTo).isPresent());
    }

    /**
     * Whether this portal is told at all.
     *
     * @param scope the scope it asks for, or null
     */
    public static boolean isToldTo(ClientModel portal, String scope, KeycloakSession session) {
        return TokenManager.getRequestedClientScopes(session, scope, portal, null)
                .flatMap(ProtocolMapperContainerModel::getProtocolMappersStream)
                .map(ProtocolMapperModel::getProtocolMapper)
                .anyMatch(Set.of(OIDC_MAPPER, SAML_MAPPER)::contains);
    }

    static String write(Optional<ActsFor> whom) {
        return whom.map(JsonNote::write).orElse("");
    }

    public String write() {
        return JsonNote.write(this);
    }

    /** @param note may be missing */
    public static Optional<ActsFor> read(String note) {
        return JsonNote.read(note, ActsFor.class);
    }
}
