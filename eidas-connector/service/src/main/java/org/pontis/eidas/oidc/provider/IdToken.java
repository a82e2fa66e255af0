package org.pontis.eidas.oidc.provider;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import org.pontis.eidas.attributes.UniquenessIdentifier;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.oidc.ClaimNames;
import org.pontis.eidas.oidc.RandomText;

/**
 * What an ID token says (OpenID Connect Core 2): who it is, at which level, and beyond the standard which country answers for it
 * ({@value #COUNTRY}) and how long the identifier stays the same ({@value #PERSISTENCE}).
 */
final class IdToken {

    static final String COUNTRY = "country";
    static final String PERSISTENCE = "identifier_persistence";

    private final ProviderSettings settings;

    IdToken(ProviderSettings settings) {
        this.settings = settings;
    }

    /** All but the token's own times, as JSON. */
    String claims(AuthorizationRequest request, Identified who) {
        UniquenessIdentifier identifier = who.identity().person().identifier();
        Map<String, Object> claims =
                new LinkedHashMap<>(PersonClaims.of(who.identity().person()));
        who.identity()
                .representative()
                .ifPresent(other -> claims.put(ClaimNames.REPRESENTATIVE, PersonClaims.of(other)));
        claims.put(COUNTRY, who.country().code());
        claims.put(PERSISTENCE, who.persistence().value());
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder();
        claims.forEach(token::claim);
        request.nonce().ifPresent(nonce -> token.claim("nonce", nonce));
        return token.issuer(settings.issuer())
                .audience(request.client().id())
                .subject(subject(request.client(), identifier))
                .claim("acr", request.acr().write(who.level()))
                .claim("auth_time", who.authenticatedAt().getEpochSecond())
                .build()
                .toString();
    }

    /** The token that a code is worth. */
    String issue(Grant grant, Instant now) {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder(JWTClaimsSet.parse(grant.claims()))
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(settings.life().token())))
                    .jwtID(RandomText.next())
                    .build();
            return settings.key().sign(claims);
        } catch (ParseException e) {
            throw new IllegalStateException("What was kept for a code cannot be read.", e);
        }
    }

    private String subject(Client client, UniquenessIdentifier identifier) {
        return switch (client.subject()) {
            case PAIRWISE -> settings.pseudonyms().of(identifier, client.id());
            case IDENTIFIER -> identifier.value();
        };
    }
}
