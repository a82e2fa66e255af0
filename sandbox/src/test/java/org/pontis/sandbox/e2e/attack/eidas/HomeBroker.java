package org.pontis.sandbox.e2e.attack.eidas;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** The broker at home, in both its parts: it asks our Connector, and logs Ana in for our Proxy-Service. */
final class HomeBroker {

    static final String CLIENT = "broker";

    private final String address;
    private final ECKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();

    HomeBroker(Site site, String address) {
        this.address = address;
        try {
            this.key = new ECKeyGenerator(Curve.P_256)
                    .keyID("home")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        site.get("/broker/.well-known/openid-configuration", request -> Response.json(discovery()));
        site.get("/broker/jwks", request -> Response.json(new JWKSet(key.toPublicJWK()).toJSONObject()));
        site.post("/broker/token", this::token);
    }

    String issuer() {
        return address + "/broker";
    }

    String callback() {
        return address + "/broker/callback";
    }

    private Map<String, Object> discovery() {
        Map<String, Object> discovery = new LinkedHashMap<>();
        discovery.put("issuer", issuer());
        discovery.put("authorization_endpoint", issuer() + "/authorize");
        discovery.put("token_endpoint", issuer() + "/token");
        discovery.put("jwks_uri", issuer() + "/jwks");
        discovery.put("response_types_supported", List.of("code"));
        discovery.put("subject_types_supported", List.of("public"));
        discovery.put("id_token_signing_alg_values_supported", List.of("ES256"));
        discovery.put("authorization_response_iss_parameter_supported", true);
        return discovery;
    }

    /** Ana logs in: the code that goes back. */
    String code(String nonce) {
        String code = UUID.randomUUID().toString();
        nonces.put(code, nonce);
        return code;
    }

    private Response token(Request request) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("proxy")
                .subject("ana")
                .claim("nonce", nonces.remove(request.form().get("code")))
                .claim("acr", "http://eidas.europa.eu/LoA/high")
                .claim("auth_time", now.getEpochSecond())
                .claim("person_identifier", "00000001R")
                .claim("given_name", "Ana")
                .claim("family_name", "García Ruiz")
                .claim("birthdate", "1980-05-17")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        return Response.json(
                Map.of("access_token", "opaque", "token_type", "Bearer", "expires_in", 60, "id_token", signed(claims)));
    }

    /** What proves to our Connector that it is the broker who asks (RFC 7523). */
    String proof(String audience) {
        Instant now = Instant.now();
        return signed(new JWTClaimsSet.Builder()
                .issuer(CLIENT)
                .subject(CLIENT)
                .audience(audience)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(30)))
                .build());
    }

    private String signed(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
