package org.pontis.idp.keycloak.visit;

import java.net.URI;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.gate.Proofs;
import org.pontis.idp.keycloak.gate.RealmAges;
import org.pontis.idp.keycloak.installation.Now;

/**
 * One request to a page of ours.
 *
 * @param door the page
 * @param level what it asks for
 */
public record Visit(KeycloakSession session, Door door, LevelOfAssurance level) {

    /** Who is there. Only who is {@link Visitor.Known} may see or do anything. */
    public Visitor visitor() {
        Optional<Visitor.Known> known = known();
        if (query().containsKey(OAuth2Constants.ERROR) && known.isEmpty()) {
            return new Visitor.Away(new Turned(session, door).away(query().getFirst(OAuth2Constants.ERROR)));
        }
        if (query().containsKey(OAuth2Constants.CODE)) {
            // back from the login; a code in the address is of no use and should not be sent again
            return new Visitor.Away(known.isPresent() ? clean() : new Turned(session, door).away("no_session"));
        }
        return known.isPresent() ? known.get() : new Visitor.Away(login());
    }

    /** Whoever has a live session in this browser that carries the level; nobody is sent anywhere. */
    public Optional<Visitor.Known> known() {
        RealmModel realm = session.getContext().getRealm();
        AuthResult live = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        return live == null ? Optional.empty() : known(live.session(), live.user(), realm);
    }

    private Optional<Visitor.Known> known(UserSessionModel live, UserModel citizen, RealmModel realm) {
        Proofs proofs = Proofs.of(live);
        return RealmAges.of(realm)
                .inForce(proofs.list(), Now.get())
                .filter(carried -> carried.atLeast(level))
                .map(carried -> new Visitor.Known(live, citizen, carried, proofs));
    }

    /** To the login and back here. */
    public Response login() {
        return Response.seeOther(new LoginRequest(session, door, level).address())
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response clean() {
        return Response.seeOther(URI.create(LoginRequest.here(session)
                        + door.address(session.getContext().getRealm())))
                .header("Cache-Control", "no-store")
                .build();
    }

    private MultivaluedMap<String, String> query() {
        return session.getContext().getUri().getQueryParameters();
    }
}
