package org.pontis.eidas.oidc.client;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jwt.JWTClaimsSet;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Represented;
import org.pontis.eidas.flow.proxy.BrokerAnswer.LoggedIn;
import org.pontis.eidas.oidc.TokenDoor.BadToken;
import org.pontis.eidas.oidc.TokenTimes;

/** What makes an ID token the answer to our question (OpenID Connect Core 3.1.3.7), once its signature is known to be good. */
final class IdTokenRules {

    private static final Duration LONGEST = Duration.ofHours(1);

    private final BrokerSettings settings;
    private final TokenTimes times;

    IdTokenRules(BrokerSettings settings) {
        this.settings = settings;
        this.times = new TokenTimes(settings.skew(), LONGEST);
    }

    /**
     * Who logged in.
     *
     * @throws BadToken if it does not answer the question
     * @throws BrokerTrouble if the level was not reached
     */
    LoggedIn check(JWTClaimsSet claims, PendingAnswer pending, Instant now) throws BadToken, BrokerTrouble {
        require(settings.issuer().equals(claims.getIssuer()), "issuer");
        // one audience: a token for somebody else, too, could come from there
        require(claims.getAudience().equals(List.of(settings.clientId())), "audience");
        Object authorized = claims.getClaim("azp");
        require(authorized == null || settings.clientId().equals(authorized), "authorized party");
        require(pending.nonce().equals(claims.getClaim("nonce")), "nonce");
        require(claims.getSubject() != null && !claims.getSubject().isBlank(), "subject");
        require(claims.getIssueTime() != null, "beginning");
        times.check(claims, now);
        return new LoggedIn(
                texts(claims), level(claims, pending), represented(claims), authenticatedAt(claims, pending, now));
    }

    /** Rule 12: what the broker was asked to do anew, it did after it was asked. */
    private Instant authenticatedAt(JWTClaimsSet claims, PendingAnswer pending, Instant now) throws BadToken {
        Instant at = time(claims).orElseThrow(() -> new BadToken("time of login"));
        boolean ahead = at.isAfter(now.plus(settings.skew()));
        boolean before = pending.forced() && at.isBefore(pending.askedAt().minus(settings.skew()));
        require(!ahead && !before, "time of login");
        return at;
    }

    private static Optional<Instant> time(JWTClaimsSet claims) {
        try {
            return Optional.ofNullable(claims.getDateClaim("auth_time")).map(Date::toInstant);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static String level(JWTClaimsSet claims, PendingAnswer pending) throws BrokerTrouble {
        String acr = String.valueOf(claims.getClaim("acr"));
        if (LevelOfAssurance.named(acr)
                .filter(reached -> reached.atLeast(pending.level()))
                .isEmpty()) {
            throw BrokerTrouble.said("unmet_authentication_requirements");
        }
        return acr;
    }

    private static Map<String, String> texts(JWTClaimsSet claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.getClaims().forEach((name, value) -> {
            if (value instanceof String text && !text.isBlank()) {
                texts.put(name, text);
            }
        });
        return texts;
    }

    /** An organisation that is not whole is a mistake that must not turn into a login in somebody's own name. */
    private static Optional<Represented> represented(JWTClaimsSet claims) throws BadToken {
        if (!claims.getClaims().containsKey("represented")) {
            return Optional.empty();
        }
        if (claims.getClaim("represented") instanceof Map<?, ?> organisation
                && organisation.get("name") instanceof String name
                && organisation.get("identifier") instanceof String identifier
                && !name.isBlank()
                && !identifier.isBlank()) {
            return Optional.of(new Represented(name, identifier));
        }
        throw new BadToken("represented organisation");
    }

    private static void require(boolean kept, String what) throws BadToken {
        if (!kept) {
            throw new BadToken(what);
        }
    }
}
