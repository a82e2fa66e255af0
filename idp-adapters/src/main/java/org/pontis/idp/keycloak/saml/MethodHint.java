package org.pontis.idp.keycloak.saml;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.portal.Wishes;

/**
 * A portal's hint which method to begin with, in SAML's IDPList. Keycloak's parser passes over Scoping, so it is read from the
 * message as it was examined.
 */
final class MethodHint {

    private MethodHint() {}

    static Optional<String> in(KeycloakSession session) {
        return Reception.in(session).stream()
                .flatMap(reception -> reception.message().proposedProviders().stream())
                .filter(provider -> provider.startsWith(Wishes.METHOD_URN))
                .map(provider -> provider.substring(Wishes.METHOD_URN.length()))
                .findFirst();
    }
}
