package org.pontis.eidas.oidc.client;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import org.pontis.eidas.oidc.TokenDoor;

/**
 * The broker as it describes itself (OpenID Connect Discovery 4): looked up when first needed, since it may start after us, and
 * again after a while. What was known stays in use while it does not answer.
 */
final class Broker {

    private static final int OK = 200;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final BrokerSettings settings;
    private final Wire wire;
    private final InstantSource clock;
    private volatile Optional<Known> known = Optional.empty();

    Broker(BrokerSettings settings, Wire wire, InstantSource clock) {
        this.settings = settings;
        this.wire = wire;
        this.clock = clock;
    }

    /**
     * The broker's own description.
     *
     * @param pushed where requests are pushed to, if they can be
     * @param namesItself whether every authorization response has {@code iss} (RFC 9207)
     * @param tokens opens tokens that the broker signed
     */
    record Known(
            URI authorization,
            URI token,
            Optional<URI> pushed,
            URI keys,
            boolean namesItself,
            TokenDoor tokens,
            Instant since) {}

    /** @throws BrokerTrouble if it is not known and cannot be asked */
    Known describe() throws BrokerTrouble {
        Optional<Known> before = known;
        Instant now = clock.instant();
        if (before.filter(description -> description.since().plus(FRESH).isAfter(now))
                .isPresent()) {
            return before.get();
        }
        try {
            Known description = ask(before, now);
            known = Optional.of(description);
            return description;
        } catch (IOException e) {
            return before.orElseThrow(() -> BrokerTrouble.failed("The broker's discovery document cannot be had.", e));
        }
    }

    private Known ask(Optional<Known> before, Instant now) throws IOException {
        Wire.Answer answer = wire.get(URI.create(settings.issuer() + WELL_KNOWN));
        if (answer.status() != OK) {
            throw new IOException("HTTP status " + answer.status() + " instead of 200.");
        }
        OIDCProviderMetadata metadata = read(answer.body());
        Optional<URI> pushed = Optional.ofNullable(metadata.getPushedAuthorizationRequestEndpointURI());
        URI keys = endpoint(Optional.ofNullable(metadata.getJWKSetURI()));
        return new Known(
                endpoint(Optional.ofNullable(metadata.getAuthorizationEndpointURI())),
                endpoint(Optional.ofNullable(metadata.getTokenEndpointURI())),
                pushed.isPresent() ? Optional.of(endpoint(pushed)) : pushed,
                keys,
                metadata.supportsAuthorizationResponseIssuerParam(),
                before.filter(description -> description.keys().equals(keys))
                        .map(Known::tokens)
                        .orElseGet(() -> new TokenDoor(Set.of(settings.tokens()), published(keys))),
                now);
    }

    private OIDCProviderMetadata read(String document) throws IOException {
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(document);
            if (!metadata.getIssuer().getValue().equals(settings.issuer())) {
                // Discovery 4.3: somebody else's description could send us anywhere
                throw new IOException("The discovery document is another issuer's.");
            }
            return metadata;
        } catch (ParseException e) {
            throw new IOException("The discovery document is none.", e);
        }
    }

    private static URI endpoint(Optional<URI> address) throws IOException {
        return address.filter(BrokerSettings::isProtected)
                .orElseThrow(() -> new IOException("An address is missing in the discovery document, or not https."));
    }

    /** Kept for some minutes; an unknown key makes us look again, but not as often as anybody likes. */
    private JWKSource<SecurityContext> published(URI keys) {
        try {
            return JWKSourceBuilder.create(keys.toURL(), wire)
                    .refreshAheadCache(false)
                    .outageTolerant(true)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("No address of keys.", e);
        }
    }
}
