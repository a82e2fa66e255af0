package org.pontis.sandbox.portal.oidc;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import org.pontis.sandbox.portal.Expiring;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OpenID Connect Back-Channel Logout 1.0: the broker says that a session is over. Section 2.6 is the list of checks; signature,
 * issuer, audience, times, {@code events}, {@code sid} or {@code sub}, and the absence of {@code nonce} are Nimbus's part.
 */
final class BackchannelLogout {

    private static final Logger LOG = LoggerFactory.getLogger(BackchannelLogout.class);
    private static final Duration OLDEST = Duration.ofMinutes(5);

    /** {@code typ} must say {@code logout+jwt}, so that no other token of the broker passes for one. */
    private static final boolean EXPLICIT_TYPE = true;

    private final RelyingParty party;
    private final Provider provider;
    private final Expiring<Session> sessions;
    private final InstantSource clock;

    /** Longer than any token is accepted, so that a token works once. */
    private final Expiring<Boolean> seen;

    BackchannelLogout(RelyingParty party, Provider provider, Expiring<Session> sessions, InstantSource clock) {
        this.party = party;
        this.provider = provider;
        this.sessions = sessions;
        this.clock = clock;
        this.seen = new Expiring<>(OLDEST.multipliedBy(3), clock);
    }

    Response handle(Request request) {
        try {
            LogoutTokenClaimsSet token = validate(request);
            int ended = sessions.removeIf(session ->
                    session.login().filter(login -> means(token, login)).isPresent());
            LOG.info("Back-channel logout ended {} session(s)", ended);
            return Response.of(200, "text/plain; charset=utf-8", "");
        } catch (IOException | KeySourceException e) {
            return Response.error(
                    503, "temporarily_unavailable", "The keys to check the logout token are not to be had.");
        } catch (BadJOSEException | ParseException | JOSEException e) {
            LOG.info("Back-channel logout refused: {}", e.getClass().getSimpleName());
            return Response.error(400, "invalid_request", "The logout token is not acceptable.");
        }
    }

    private LogoutTokenClaimsSet validate(Request request)
            throws IOException, ParseException, BadJOSEException, JOSEException {
        String token = Optional.ofNullable(request.form().get("logout_token"))
                .orElseThrow(() -> new ParseException("logout_token is missing", 0));
        LogoutTokenClaimsSet claims = new LogoutTokenValidator(
                        party.issuer(),
                        party.clientId(),
                        EXPLICIT_TYPE,
                        provider.discover().keys(),
                        null)
                .validate(JWTParser.parse(token));
        Duration age = Duration.between(claims.getIssueTime().toInstant(), clock.instant());
        if (age.abs().compareTo(OLDEST) > 0) {
            throw new BadJOSEException("The logout token is too old or from the future");
        }
        if (!seen.putIfAbsent(claims.getJWTID().getValue(), true)) {
            throw new BadJOSEException("The logout token was used before");
        }
        return claims;
    }

    /** A session if the token names one, else all of the subject. */
    private static boolean means(LogoutTokenClaimsSet token, Session.Login login) {
        return token.getSessionID() != null
                ? token.getSessionID().getValue().equals(login.sid())
                : token.getSubject().getValue().equals(login.subject());
    }
}
