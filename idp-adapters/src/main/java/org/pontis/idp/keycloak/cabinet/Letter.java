package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.Optional;

import org.pontis.broker.Means.Kind;
import org.pontis.idp.cabinet.SecurityEvent;

/**
 * What one portal is to be told, and that nobody else is on the way with.
 *
 * @param type as {@link SecurityEvent.Type} calls it
 * @param credential as {@link Kind} calls it, or empty
 * @param tried how often, with this time
 * @param lease until when it is ours alone; in milliseconds since 1970
 */
record Letter(
        String id,
        Mailbag.Door door,
        String issuer,
        String subject,
        String type,
        String credential,
        Instant happened,
        int tried,
        long lease) {

    SecurityEvent event(String audience) {
        return new SecurityEvent(
                id,
                issuer,
                audience,
                subject,
                SecurityEvent.Type.valueOf(type),
                Optional.ofNullable(credential).filter(name -> !name.isEmpty()).map(Kind::valueOf),
                happened);
    }
}
