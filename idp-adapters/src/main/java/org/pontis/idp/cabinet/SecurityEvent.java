package org.pontis.idp.cabinet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Means.Kind;

/**
 * What one portal is told about one of its users, as a Security Event Token (RFC 8417). It says no more of her than the subject that the
 * portal knows already.
 *
 * @param id the token's {@code jti}: the same however often it is sent, so that the portal knows it again
 * @param issuer ours, as in ID tokens
 * @param audience the portal's client id
 * @param subject as in the portal's ID tokens
 * @param credential what was misused, for {@link Type#CREDENTIAL_COMPROMISE}
 * @param at when it happened
 */
public record SecurityEvent(
        String id, String issuer, String audience, String subject, Type type, Optional<Kind> credential, Instant at) {

    /** The types of the OpenID Shared Signals Framework that we send. */
    public enum Type {
        /** Her session is over (CAEP 1.0, section 3.1). */
        SESSION_REVOKED("https://schemas.openid.net/secevent/caep/event-type/session-revoked"),
        /** Somebody else had what she logs in with (RISC 1.0, section 2.7). */
        CREDENTIAL_COMPROMISE("https://schemas.openid.net/secevent/risc/event-type/credential-compromise");

        private final String uri;

        Type(String uri) {
            this.uri = uri;
        }

        public String uri() {
            return uri;
        }
    }

    /** The type of the token, RFC 8417, section 2.3: so that it passes for no other token of ours. */
    public static final String TOKEN_TYPE = "secevent+jwt";

    public SecurityEvent {
        if ((type == Type.CREDENTIAL_COMPROMISE) != credential.isPresent()) {
            throw new IllegalArgumentException("Compromised is a credential, and nothing else.");
        }
    }

    /** The claims. The subject is in {@code sub_id} (RFC 9493), never in {@code sub}; there is no {@code exp} (RFC 8417, 2.2). */
    public Map<String, Object> claims(Instant issued) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", issuer);
        claims.put("jti", id);
        claims.put("iat", issued.getEpochSecond());
        claims.put("aud", audience);
        claims.put("sub_id", Map.of("format", "iss_sub", "iss", issuer, "sub", subject));
        claims.put("events", Map.of(type.uri(), event()));
        return claims;
    }

    private Map<String, Object> event() {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_timestamp", at.getEpochSecond());
        event.put("initiating_entity", "user");
        credential.ifPresent(kind -> event.put("credential_type", word(kind)));
        return event;
    }

    /** As CAEP 1.0, section 3.3.1, calls credentials. */
    private static String word(Kind kind) {
        return switch (kind) {
            case PHONE -> "phone-sms";
            case PASSWORD -> "password";
            case SIM, CARD -> "x509";
        };
    }
}
