package org.pontis.sandbox.bench.border;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/**
 * What a node sees of a broker: its keys, and the answer to a code. Nobody logs in here: a code is the nonce of the question, and
 * always good.
 */
final class StandInBroker implements AutoCloseable {

    private static final String REALM = "/realms/es";
    private static final String KEYS = "/protocol/openid-connect/certs";
    private static final long LIFE = 60_000;

    private final ECKey key;
    private final Site site = new Site(0);
    private final String issuer = "http://localhost:" + site.port() + REALM;

    StandInBroker() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("broker").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        site.get(REALM + "/.well-known/openid-configuration", request -> Response.json(description()));
        site.get(REALM + KEYS, request -> Response.json(new JWKSet(key).toJSONObject()));
        site.post(
                REALM + "/token",
                request -> Response.json(
                        Map.of("token_type", "Bearer", "access_token", "none", "id_token", idToken(request.form()))));
        site.start();
    }

    String issuer() {
        return issuer;
    }

    /** Where a node sends browsers back to. */
    String redirectUri() {
        return issuer + "/broker/eidas/endpoint";
    }

    /** Where the browser is sent with the answer to a question of the node's. */
    static String answer(Map<String, String> question) {
        return "code=" + question.get("nonce") + "&state=" + question.get("state");
    }

    /** Proves to a node's provider that it is the broker (RFC 7523). */
    String assertion(String provider) {
        return signed(new JWTClaimsSet.Builder()
                .issuer("pontis")
                .subject("pontis")
                .audience(provider)
                .jwtID(UUID.randomUUID().toString()));
    }

    private Map<String, Object> description() {
        return Map.of(
                "issuer",
                issuer,
                "authorization_endpoint",
                issuer + "/authorize",
                "token_endpoint",
                issuer + "/token",
                "jwks_uri",
                issuer + KEYS,
                "response_types_supported",
                new String[] {"code"},
                "subject_types_supported",
                new String[] {"pairwise"},
                "id_token_signing_alg_values_supported",
                new String[] {"ES256"});
    }

    private String idToken(Map<String, String> form) {
        return signed(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("somebody")
                .audience("eidas-proxy-service")
                .claim("nonce", form.get("code"))
                .claim("acr", "http://eidas.europa.eu/LoA/high")
                .claim("auth_time", Instant.now().getEpochSecond())
                .claim("person_identifier", "00000001R")
                .claim("given_name", "Ana")
                .claim("family_name", "García Ruiz")
                .claim("birthdate", "1980-05-17"));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                claims.issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusMillis(LIFE)))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        site.close();
    }
}
