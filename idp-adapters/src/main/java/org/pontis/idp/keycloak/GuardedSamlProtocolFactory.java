package org.pontis.idp.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocolFactory;

/** Stands in for Keycloak's factory of the same id: an extension's provider beats a built-in one. */
public final class GuardedSamlProtocolFactory extends SamlProtocolFactory {

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new GuardedSamlProtocol().setSession(session);
    }

    @Override
    public int order() {
        return 100;
    }
}
