package org.pontis.idp.keycloak;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/**
 * A portal's hint which method to begin with, in SAML's IDPList. Keycloak's parser passes over Scoping, so it is read from the
 * message as it was examined.
 */
final class SamlMethodHint {

    private SamlMethodHint() {}

    static Optional<String> in(KeycloakSession session) {
        return SamlReception.in(session).stream()
                .flatMap(reception -> reception.message().proposedProviders().stream())
                .filter(provider -> provider.startsWith(PortalWishes.METHOD_URN))
                .map(provider -> provider.substring(PortalWishes.METHOD_URN.length()))
                .findFirst();
    }
}
