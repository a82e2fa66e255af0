package org.pontis.idp.keycloak.figures;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.installation.Installation;

/** The names of login methods and identity providers that there are. */
final class Methods {

    private Methods() {}

    /** Empty, if this is none of them. */
    static String known(String said, KeycloakSession session) {
        return Optional.ofNullable(said)
                .filter(name -> Installation.of(session).method(name).isPresent()
                        || session.identityProviders().getByAlias(name) != null)
                .orElse("");
    }
}
