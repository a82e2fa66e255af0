package org.pontis.eidas.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

import com.nimbusds.jwt.JWTClaimsSet;
import org.pontis.eidas.oidc.TokenDoor.BadToken;

/**
 * When a token is good (RFC 7519 sections 4.1.4 to 4.1.6).
 *
 * @param skew how far the sender's clock may be off
 * @param longest how far ahead a token may end: who is sent one for a year would have to remember it for a year
 */
public record TokenTimes(Duration skew, Duration longest) {

    /**
     * When the token ends.
     *
     * @throws BadToken if it is over, not yet begun, endless or from the future
     */
    public Instant check(JWTClaimsSet claims, Instant now) throws BadToken {
        Instant end = at(claims.getExpirationTime()).orElseThrow(() -> new BadToken("end"));
        if (!now.isBefore(end.plus(skew)) || end.isAfter(now.plus(longest).plus(skew))) {
            throw new BadToken("end");
        }
        if (isAhead(claims.getNotBeforeTime(), now) || isAhead(claims.getIssueTime(), now)) {
            throw new BadToken("beginning");
        }
        return end;
    }

    private boolean isAhead(Date date, Instant now) {
        return at(date).filter(instant -> instant.isAfter(now.plus(skew))).isPresent();
    }

    private static Optional<Instant> at(Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
