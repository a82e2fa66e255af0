package org.pontis.sandbox.e2e.abroad;

import java.net.URI;
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
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** Speaks OpenID Connect as strictly as the eidas-connector, and says of whoever comes what a test wants. */
final class StandInConnector implements AutoCloseable {

    final String issuer;

    /** Of the next ID token. */
    final Map<String, Object> who = new ConcurrentHashMap<>();

    /** Instead of a code, if there is something in it. */
    final Map<String, String> refusal = new ConcurrentHashMap<>();

    /** What the broker asked last. */
    volatile Map<String, String> asked = Map.of();

    /** What the broker said to us itself, by the name that the browser brings. */
    final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();

    private final URI brokerKeys;
    private final ECKey key;
    private final Site site;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    StandInConnector(Addresses stack) throws JOSEException {
        int port = Addresses.free().broker();
        issuer = "http://localhost:" + port;
        brokerKeys = URI.create(stack.brokerUrl() + "/realms/es/protocol/openid-connect/certs");
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("abroad")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        site = new Site(port)
                .get("/jwks", r -> Response.of(200, "application/json", new JWKSet(key).toString(true)))
                .get("/authorize", this::authorize)
                .post("/par", this::push)
                .post("/token", this::token)
                .start();
    }

    @Override
    public void close() {
        site.close();
    }

    private Response push(Request request) throws Exception {
        Map<String, String> form = request.form();
        if (!isTheBroker(form)) {
            return Response.json(401, Map.of("error", "invalid_client"));
        }
        String name = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(name, form);
        return Response.json(201, Map.of("request_uri", name, "expires_in", 60));
    }

    /** What was pushed, once, and nothing that the browser says. */
    private Response authorize(Request request) {
        asked = pushed.remove(request.query().get("request_uri"));
        Map<String, String> answer = new LinkedHashMap<>(refusal);
        if (answer.isEmpty()) {
            String code = UUID.randomUUID().toString();
            codes.put(code, asked);
            answer.put("code", code);
        }
        answer.put("state", asked.get("state"));
        answer.put("iss", issuer);
        return Response.redirect(asked.get("redirect_uri") + "?" + Browser.encode(answer));
    }

    private Response token(Request request) throws Exception {
        Map<String, String> form = request.form();
        Map<String, String> begun = codes.remove(form.get("code"));
        if (begun == null
                || !isTheBroker(form)
                || !CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(form.get("code_verifier")))
                        .getValue()
                        .equals(begun.get("code_challenge"))) {
            return Response.json(400, Map.of("error", "invalid_grant"));
        }
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("pontis")
                .subject(UUID.nameUUIDFromBytes(
                                String.valueOf(who.get("person_identifier")).getBytes())
                        .toString())
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", begun.get("nonce"));
        who.forEach(claims::claim);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new ECDSASigner(key));
        return Response.json(Map.of(
                "access_token", UUID.randomUUID().toString(), "token_type", "Bearer", "id_token", token.serialize()));
    }

    /** By {@code private_key_jwt}, made for this issuer and no other. */
    private boolean isTheBroker(Map<String, String> form) throws Exception {
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        JWKSet keys = JWKSet.load(brokerKeys.toURL());
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        return assertion.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(assertion.getHeader().getKeyID()).toECKey()))
                && claims.getSubject().equals("pontis")
                && claims.getIssuer().equals("pontis")
                && claims.getAudience().equals(List.of(issuer))
                && !form.containsKey("client_secret");
    }
}
