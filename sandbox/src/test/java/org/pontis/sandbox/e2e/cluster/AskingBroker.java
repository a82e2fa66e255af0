package org.pontis.sandbox.e2e.cluster;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

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
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.cluster.Visit.Cut;
import org.pontis.sandbox.e2e.cluster.Visit.Reply;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** A broker that asks the Connector who foreign citizens are. */
final class AskingBroker {

    private final ECKey key;
    private final String realm;
    private final String issuer;
    private volatile JWKSet issuerKeys = new JWKSet();

    /**
     * @param realm its address begins so at the site
     * @param connector the address of the Connector, which is its issuer
     */
    AskingBroker(Site site, String realm, URI connector) throws JOSEException {
        this.realm = "http://localhost:" + site.port() + realm;
        this.issuer = connector.toString();
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("broker")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        site.get(
                realm + "/protocol/openid-connect/certs",
                request -> Response.of(200, "application/json", new JWKSet(key).toString(true)));
    }

    private String callback() {
        return realm + "/broker/eidas/endpoint";
    }

    /** Learns the keys that tokens are signed with. */
    void learn(URI connector) throws Cut, ParseException {
        issuerKeys = JWKSet.parse(
                Visit.get(connector.resolve("/jwks"), Optional.empty()).body());
    }

    /**
     * A login that it asks for.
     *
     * @param country the citizen's, if it is known
     */
    Question question(Optional<String> country) {
        return new Question(
                country, UUID.randomUUID().toString(), UUID.randomUUID().toString(), new CodeVerifier().getValue());
    }

    /** One login, as this broker remembers it. */
    record Question(Optional<String> country, String state, String nonce, String verifier) {}

    /** Where the browser is sent, without the beginning of the address. */
    String authorize(Question question) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", "pontis");
        query.put("redirect_uri", callback());
        query.put("response_type", "code");
        query.put("scope", "openid");
        query.put("state", question.state());
        query.put("nonce", question.nonce());
        query.put("acr_values", "http://eidas.europa.eu/LoA/substantial");
        query.put(
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(question.verifier()))
                        .getValue());
        query.put("code_challenge_method", "S256");
        question.country().ifPresent(code -> query.put("login_hint", "country:" + code));
        return "/authorize?" + Browser.encode(query);
    }

    /** @param node where it asks: the balancer, or a node past it */
    Reply redeem(String code, Question question, URI node) throws Cut {
        return Visit.post(
                node.resolve("/token"),
                Optional.empty(),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        callback(),
                        "code_verifier",
                        question.verifier(),
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion()));
    }

    /** Who it is, if the token may be believed. */
    String identifier(String idToken, Question question) {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            ECKey known = issuerKeys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
            if (!token.verify(new ECDSAVerifier(known))
                    || !question.nonce().equals(token.getJWTClaimsSet().getStringClaim("nonce"))) {
                throw new IllegalStateException("A token that is not for this login.");
            }
            return token.getJWTClaimsSet().getStringClaim("person_identifier");
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parameters of an address. */
    static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private String assertion() {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("pontis")
                        .subject("pontis")
                        .audience(issuer)
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return assertion.serialize();
    }
}
