package org.pontis.idp.keycloak.cabinet;

import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.pontis.idp.keycloak.logout.PortalLine;
import org.pontis.idp.keycloak.logout.UnreachedPortals;

/** Ends sessions as a logout does: portals are told from server to server, SAML and OpenID Connect alike. */
record Ending(KeycloakSession session) {

    /** What each portal of theirs said. Those that did not answer are told again in the background. */
    List<PortalLine> end(List<UserSessionModel> sessions) {
        return PortalLine.worst(sessions.stream().flatMap(one -> end(one).portals()))
                .toList();
    }

    UnreachedPortals end(UserSessionModel one) {
        UnreachedPortals portals = UnreachedPortals.before(session, one);
        AuthenticationManager.backchannelLogout(session, one, true);
        return portals;
    }
}
