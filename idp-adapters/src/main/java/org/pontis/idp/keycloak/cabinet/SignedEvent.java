package org.pontis.idp.keycloak.cabinet;

import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.SignatureProvider;
import org.keycloak.jose.jws.JWSBuilder;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.cabinet.SecurityEvent;
import org.pontis.idp.keycloak.installation.Now;

/** A Security Event Token in the realm's own hand: the key that signs ID tokens, which portals have already. */
final class SignedEvent {

    private SignedEvent() {}

    /** @param session with the realm in its context */
    static String of(SecurityEvent event, KeycloakSession session) {
        String algorithm = session.getContext().getRealm().getDefaultSignatureAlgorithm();
        return new JWSBuilder()
                .type(SecurityEvent.TOKEN_TYPE)
                .jsonContent(event.claims(Now.get()))
                .sign(session.getProvider(SignatureProvider.class, algorithm == null ? Algorithm.RS256 : algorithm)
                        .signer());
    }
}
