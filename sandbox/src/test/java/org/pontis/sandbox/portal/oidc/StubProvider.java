package org.pontis.sandbox.portal.oidc;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Browser;
import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** An OpenID provider that logs everybody in at once, as strict as Keycloak with the portal and as crooked as a test wants. */
final class StubProvider implements AutoCloseable {

    static final RSAKey KEY = rsa("broker");

    /** How a finished ID token or logout token is signed. */
    interface Signer {
        String sign(JWTClaimsSet claims) throws JOSEException;
    }

    final String issuer;
    private final URI portalKeys;
    private final Site site;
    private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    // what a test may bend
    UnaryOperator<JWTClaimsSet.Builder> idToken = claims -> claims;
    Signer signer = signedBy(KEY, "JWT");
    UnaryOperator<Map<String, String>> answer = parameters -> parameters;
    UnaryOperator<Map<String, Object>> userInfo = claims -> claims;
    boolean offersPushing = true;

    // what a test may look at
    Map<String, String> lastRequest = Map.of();
    Map<String, String> lastAddress = Map.of();
    Map<String, String> lastTokenRequest = Map.of();
    Map<String, String> lastLogout = Map.of();

    StubProvider(Addresses addresses) {
        issuer = addresses.brokerUrl() + "/realms/es";
        portalKeys = URI.create(addresses.portalOidcUrl() + "/jwks");
        site = new Site(addresses.broker())
                .get("/realms/es/.well-known/openid-configuration", r -> Response.json(metadata()))
                .get("/jwks", r -> Response.of(200, "application/json", new JWKSet(KEY).toString(true)))
                .post("/par", this::push)
                .get("/authorize", this::authorize)
                .post("/token", this::token)
                .get("/userinfo", r -> Response.json(userInfo.apply(identity())))
                .get("/logout", this::logout)
                .start();
    }

    static Signer signedBy(RSAKey key, String type) {
        return claims -> {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        };
    }

    static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        site.close();
    }

    private Map<String, Object> metadata() {
        String base = issuer.replace("/realms/es", "");
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer);
        metadata.put("authorization_endpoint", base + "/authorize");
        metadata.put("token_endpoint", base + "/token");
        metadata.put("userinfo_endpoint", base + "/userinfo");
        metadata.put("end_session_endpoint", base + "/logout");
        metadata.put("jwks_uri", base + "/jwks");
        metadata.put("subject_types_supported", List.of("pairwise"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        if (offersPushing) {
            metadata.put("pushed_authorization_request_endpoint", base + "/par");
        }
        return metadata;
    }

    private Response push(Request request) throws Exception {
        requireClient(request);
        String reference = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(reference, request.form());
        return Response.json(201, Map.of("request_uri", reference, "expires_in", 60));
    }

    private Response authorize(Request request) {
        lastAddress = request.query();
        lastRequest = request.query("request_uri").map(pushed::remove).orElse(request.query());
        String code = UUID.randomUUID().toString();
        codes.put(code, lastRequest);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", code);
        parameters.put("state", lastRequest.get("state"));
        parameters.put("iss", issuer);
        return Response.redirect(lastRequest.get("redirect_uri") + "?" + Browser.query(answer.apply(parameters)));
    }

    private Response token(Request request) throws Exception {
        requireClient(request);
        lastTokenRequest = request.form();
        Map<String, String> asked = codes.remove(lastTokenRequest.get("code"));
        CodeVerifier verifier = new CodeVerifier(lastTokenRequest.get("code_verifier"));
        if (asked == null
                || !CodeChallenge.compute(CodeChallengeMethod.S256, verifier)
                        .getValue()
                        .equals(asked.get("code_challenge"))) {
            return Response.json(400, Map.of("error", "invalid_grant"));
        }
        BearerAccessToken access = new BearerAccessToken();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("portal-oidc")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("auth_time", Instant.now().getEpochSecond())
                .claim("nonce", asked.get("nonce"))
                .claim("azp", "portal-oidc")
                .claim("sid", "session-1")
                .claim("acr", "low")
                .claim("amr", List.of("sms"))
                .claim("login_method", "sms-pin")
                .claim(
                        "at_hash",
                        AccessTokenHash.compute(access, JWSAlgorithm.RS256, null)
                                .getValue());
        identity().forEach(claims::claim);
        return Response.json(Map.of(
                "access_token", access.getValue(),
                "token_type", "Bearer",
                "id_token", signer.sign(idToken.apply(claims).build())));
    }

    private Response logout(Request request) {
        lastLogout = request.query();
        return Response.redirect(lastLogout.get("post_logout_redirect_uri"));
    }

    private static Map<String, Object> identity() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", "pairwise-1");
        claims.put("person_identifier", "00000001R");
        claims.put("given_name", "Ana");
        claims.put("family_name", "García Ruiz");
        claims.put("birthdate", "1980-05-17");
        return claims;
    }

    /** private_key_jwt: signed by a key the portal publishes, for us, short-lived. */
    private void requireClient(Request request) throws Exception {
        SignedJWT assertion = SignedJWT.parse(request.form().get("client_assertion"));
        JWKSet keys = JWKSet.load(portalKeys.toURL());
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        boolean genuine = assertion.verify(new ECDSAVerifier(
                        keys.getKeyByKeyId(assertion.getHeader().getKeyID()).toECKey()))
                && claims.getSubject().equals("portal-oidc")
                && claims.getIssuer().equals("portal-oidc")
                && claims.getAudience().equals(List.of(issuer))
                && claims.getJWTID() != null
                && claims.getExpirationTime().toInstant().isBefore(Instant.now().plusSeconds(120));
        if (!genuine) {
            throw new IllegalArgumentException("not the client");
        }
    }
}
