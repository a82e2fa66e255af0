package org.pontis.idp.keycloak.saml;

import java.util.Optional;

import org.keycloak.models.KeycloakSession;

/**
 * A portal's hint which method to begin with, or from which country its citizen will be, in SAML's IDPList. Keycloak's parser
 * passes over Scoping, so it is read from the message as it was examined.
 */
final class Hint {

    private Hint() {}

    /** @param urn before what is hinted at */
    static Optional<String> in(KeycloakSession session, String urn) {
        return Reception.in(session).stream()
                .flatMap(reception -> reception.message().proposedProviders().stream())
                .filter(provider -> provider.startsWith(urn))
                .map(provider -> provider.substring(urn.length()))
                .findFirst();
    }
}
