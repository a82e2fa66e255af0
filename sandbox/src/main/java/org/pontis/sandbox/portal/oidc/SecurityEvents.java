package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import org.pontis.sandbox.portal.Expiring;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Security Event Tokens (RFC 8417) as RFC 8935 has them sent: 202 for one that is good, 400 with a code for one that is not. One
 * that came before is taken again and changes nothing. Whoever it is about is signed out here.
 */
final class SecurityEvents {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
    private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");
    private static final int SHOWN = 50;

    private final RelyingParty party;
    private final Provider provider;
    private final Expiring<Session> sessions;
    private final InstantSource clock;
    private final Deque<Received> received = new ArrayDeque<>();

    /** One that was taken, as {@code GET /security-events} shows it. */
    record Received(String id, Instant at, String subject, String event, Map<String, Object> details) {}

    SecurityEvents(RelyingParty party, Provider provider, Expiring<Session> sessions, InstantSource clock) {
        this.party = party;
        this.provider = provider;
        this.sessions = sessions;
        this.clock = clock;
    }

    Response handle(Request request) {
        if (request.header("Content-Type")
                .filter("application/secevent+jwt"::equals)
                .isEmpty()) {
            return refused("invalid_request", "The token comes as application/secevent+jwt.");
        }
        try {
            take(verified(request.text()));
            return Response.empty(202);
        } catch (IOException | KeySourceException away) {
            return Response.error(503, "temporarily_unavailable", "The keys to check the token are not to be had.");
        } catch (BadJOSEException | ParseException | JOSEException bad) {
            LOG.info("Security event refused: {}", bad.getClass().getSimpleName());
            return refused("invalid_request", "The token is not acceptable.");
        }
    }

    synchronized List<Received> shown() {
        return new ArrayList<>(received);
    }

    private JWTClaimsSet verified(String token) throws IOException, ParseException, BadJOSEException, JOSEException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
        processor.setJWSKeySelector(provider.discover().keys());
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                party.clientId().getValue(),
                new JWTClaimsSet.Builder().issuer(party.issuer().getValue()).build(),
                java.util.Set.of("iat", "jti", "events", "sub_id")));
        return processor.process(token, null);
    }

    private void take(JWTClaimsSet claims) throws ParseException {
        String id = claims.getJWTID();
        String subject = String.valueOf(claims.getJSONObjectClaim("sub_id").get("sub"));
        for (Map.Entry<String, Object> event :
                claims.getJSONObjectClaim("events").entrySet()) {
            remember(new Received(id, clock.instant(), subject, event.getKey(), details(event.getValue())));
        }
        int ended = sessions.removeIf(session ->
                session.login().filter(login -> login.subject().equals(subject)).isPresent());
        LOG.info("A security event was taken and ended {} session(s)", ended);
    }

    private synchronized void remember(Received one) {
        if (received.stream().anyMatch(older -> older.id().equals(one.id()))) {
            return;
        }
        received.addFirst(one);
        if (received.size() > SHOWN) {
            received.removeLast();
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(Object event) {
        return event instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** RFC 8935, section 2.3. */
    private static Response refused(String code, String description) {
        return Response.json(400, Map.of("err", code, "description", description));
    }
}
