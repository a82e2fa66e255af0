package org.pontis.eidas.oidc.provider;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.TokenDoor;
import org.pontis.eidas.oidc.TokenDoor.BadToken;
import org.pontis.eidas.oidc.TokenDoor.NoKeys;
import org.pontis.eidas.oidc.TokenTimes;
import org.pontis.eidas.saml.check.Replay;

/** How a client proves itself: {@code private_key_jwt} and nothing else (OpenID Connect Core 9, RFC 7523 section 3). */
final class ClientAuthentication {

    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.ES256, JWSAlgorithm.PS256);

    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MAX_ID = 256;

    private final String issuer;
    private final Map<String, Client> clients;
    private final Map<String, TokenDoor> doors = new HashMap<>();
    private final TokenTimes times;
    private final Replay replay;
    private final InstantSource clock;

    ClientAuthentication(ProviderSettings settings, Replay replay, InstantSource clock) {
        this.issuer = settings.issuer();
        this.clients = settings.clientsById();
        clients.forEach((id, client) -> doors.put(id, new TokenDoor(ALGORITHMS, client.keys())));
        this.times = new TokenTimes(settings.life().skew(), LONGEST);
        this.replay = replay;
        this.clock = clock;
    }

    /** @throws Refused unless it is certain who asks; the answer is the same for every reason */
    Client check(Form form) throws Refused {
        Parameters parameters = form.parameters();
        if (!parameters.areWellFormed()) {
            throw new Refused(OAuthError.INVALID_REQUEST, "A parameter is repeated or too long.");
        }
        // RFC 6749 section 2.3: one way to prove oneself in a request
        if (form.authorizationHeader()
                || parameters.get("client_secret").isPresent()
                || !parameters.says("client_assertion_type", TYPE)) {
            throw refused();
        }
        String assertion = parameters.get("client_assertion").orElseThrow(ClientAuthentication::refused);
        Client client = claimed(assertion).orElseThrow(ClientAuthentication::refused);
        if (parameters.get("client_id").stream().anyMatch(id -> !id.equals(client.id()))) {
            throw refused();
        }
        try {
            check(client, doors.get(client.id()).open(assertion));
            return client;
        } catch (BadToken e) {
            throw refused();
        } catch (NoKeys e) {
            throw new Refused(OAuthError.TEMPORARILY_UNAVAILABLE, "The client's keys cannot be had.");
        }
    }

    private void check(Client client, JWTClaimsSet claims) throws BadToken {
        // the issuer alone: an assertion for somebody else, too, could come from there
        if (!client.id().equals(claims.getIssuer())
                || !client.id().equals(claims.getSubject())
                || !claims.getAudience().equals(List.of(issuer))) {
            throw new BadToken("issuer, subject or audience");
        }
        String id = Optional.ofNullable(claims.getJWTID())
                .filter(text -> !text.isBlank() && text.length() <= MAX_ID)
                .orElseThrow(() -> new BadToken("id"));
        Instant now = clock.instant();
        Instant end = times.check(claims, now);
        if (!replay.isFirst("client " + client.id(), id, end.plus(times.skew()))) {
            throw new BadToken("id");
        }
    }

    /** Whose keys to look for; says nothing of who it really is. */
    private Optional<Client> claimed(String assertion) {
        try {
            return Optional.ofNullable(
                            SignedJWT.parse(assertion).getJWTClaimsSet().getSubject())
                    .map(clients::get);
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Refused refused() {
        return new Refused(OAuthError.INVALID_CLIENT, "The client did not prove itself by private_key_jwt.");
    }
}
