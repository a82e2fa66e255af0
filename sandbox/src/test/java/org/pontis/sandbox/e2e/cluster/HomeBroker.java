package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
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
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** A broker that the Proxy-Service asks who our citizens are: everybody logs in at once, as whoever the test says. */
final class HomeBroker {

    private static final Map<String, String> ANA =
            Map.of("given_name", "Ana", "family_name", "García Ruiz", "birthdate", "1980-05-17");

    private final ECKey key;
    private final String issuer;
    private final Map<String, Login> codes = new ConcurrentHashMap<>();

    /** What a code stands for. */
    private record Login(String identifier, String nonce, String client) {}

    HomeBroker(Site site, String realm) throws JOSEException {
        issuer = "http://localhost:" + site.port() + realm;
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("home")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        site.get(
                realm + "/.well-known/openid-configuration",
                request -> Response.json(Map.of(
                        "issuer",
                        issuer,
                        "authorization_endpoint",
                        issuer + "/auth",
                        "token_endpoint",
                        issuer + "/token",
                        "jwks_uri",
                        issuer + "/jwks",
                        "response_types_supported",
                        List.of("code"),
                        "subject_types_supported",
                        List.of("pairwise"),
                        "id_token_signing_alg_values_supported",
                        List.of("ES256"))));
        site.get(realm + "/jwks", request -> Response.of(200, "application/json", new JWKSet(key).toString(true)));
        site.post(realm + "/token", this::token);
    }

    /** A citizen logs in. */
    URI logsIn(URI authorize, String identifier) {
        Map<String, String> asked = AskingBroker.query(authorize);
        String code = UUID.randomUUID().toString();
        codes.put(code, new Login(identifier, asked.get("nonce"), asked.get("client_id")));
        return URI.create(asked.get("redirect_uri") + "?"
                + Browser.encode(
                        new LinkedHashMap<>(Map.of("code", code, "state", asked.get("state"), "iss", issuer))));
    }

    private Response token(Request request) throws Exception {
        Login login = codes.remove(request.form().get("code"));
        if (login == null) {
            return Response.json(400, Map.of("error", "invalid_grant"));
        }
        Date now = Date.from(Instant.now());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(login.client())
                .subject(login.identifier())
                .issueTime(now)
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("nonce", login.nonce())
                .claim("auth_time", now.getTime() / 1000)
                .claim("acr", "http://eidas.europa.eu/LoA/high");
        Map<String, String> who = new HashMap<>(ANA);
        who.put("person_identifier", login.identifier());
        who.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new ECDSASigner(key));
        return Response.json(Map.of("access_token", "x", "token_type", "Bearer", "id_token", token.serialize()));
    }
}
