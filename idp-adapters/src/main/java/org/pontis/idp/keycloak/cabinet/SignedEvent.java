package org.pontis.idp.keycloak.cabinet;

import java.util.Optional;

import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.pontis.idp.cabinet.SecurityEvent;
import org.pontis.idp.keycloak.installation.Now;

/** A Security Event Token in the realm's own hand: the key that signs the portal's ID tokens, which it has already. */
final class SignedEvent {

    private SignedEvent() {}

    /** @param session with the realm in its context */
    static String of(SecurityEvent event, ClientModel portal, KeycloakSession session) {
        String algorithm = Optional.ofNullable(portal.getAttribute(OIDCConfigAttributes.ID_TOKEN_SIGNED_RESPONSE_ALG))
                .orElseGet(() -> session.getContext().getRealm().getDefaultSignatureAlgorithm());
        return new JWSBuilder()
                .type(SecurityEvent.TOKEN_TYPE)
                .jsonContent(event.claims(Now.get()))
                .sign(session.getProvider(SignatureProvider.class, algorithm).signer());
    }
}
