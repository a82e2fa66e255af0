package org.pontis.idp.keycloak.cabinet;

import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.pontis.idp.keycloak.logout.UnreachedPortals;

/** Ends sessions as a logout does: portals are told from server to server, SAML and OpenID Connect alike. */
record Ending(KeycloakSession session) {

    /** The names of the portals that could not be told, where somebody may still be logged in. */
    List<String> end(List<UserSessionModel> sessions) {
        return sessions.stream()
                .flatMap(one -> end(one).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> end(UserSessionModel one) {
        UnreachedPortals unreached = new UnreachedPortals(session, one);
        AuthenticationManager.backchannelLogout(session, one, true);
        return unreached.names();
    }
}
