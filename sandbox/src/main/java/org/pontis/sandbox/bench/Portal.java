package org.pontis.sandbox.bench;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import org.pontis.realm.TestCitizen;

/**
 * A portal's side of one realm: code flow with PKCE, client authentication by {@code private_key_jwt}.
 *
 * @param issuer the realm's address
 */
record Portal(Http http, String issuer, String clientId, String redirectUri, ECKey key) {

    /** A login that was begun. */
    record Login(URI address, State state, CodeVerifier verifier) {}

    Login begin() {
        State state = new State();
        CodeVerifier verifier = new CodeVerifier();
        String query = Http.query(Map.of(
                "response_type",
                "code",
                "client_id",
                clientId,
                "redirect_uri",
                redirectUri,
                "scope",
                "openid identity",
                "state",
                state.getValue(),
                "nonce",
                new State().getValue(),
                "code_challenge_method",
                CodeChallengeMethod.S256.getValue(),
                "code_challenge",
                CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue()));
        return new Login(URI.create(issuer + "/protocol/openid-connect/auth?" + query), state, verifier);
    }

    /** Takes the answer, redeems the code, and looks that it is really this citizen who is signed in. */
    void finish(Login login, Visitor.Place end, TestCitizen citizen) {
        Map<String, String> answer = parameters(end);
        if (!login.state().getValue().equals(answer.get("state")) || !answer.containsKey("code")) {
            throw new IllegalStateException("The login was answered with " + answer);
        }
        JsonNode tokens = http.json(Http.form(
                URI.create(issuer + "/protocol/openid-connect/token"), redemption(login, answer.get("code"))));
        if (!citizen.identifier().equals(claim(tokens, "person_identifier"))) {
            throw new IllegalStateException("Somebody else is signed in.");
        }
    }

    private Map<String, String> redemption(Login login, String code) {
        Map<String, String> fields = new HashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri);
        fields.put("code_verifier", login.verifier().getValue());
        fields.put("client_id", clientId);
        fields.put("client_assertion_type", PrivateKeyJWT.CLIENT_ASSERTION_TYPE);
        fields.put("client_assertion", assertion());
        return fields;
    }

    private String assertion() {
        try {
            return new PrivateKeyJWT(
                            new JWTAuthenticationClaimsSet(new ClientID(clientId), new Audience(issuer)),
                            JWSAlgorithm.ES256,
                            key.toPrivateKey(),
                            key.getKeyID(),
                            null)
                    .getClientAssertion()
                    .serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String claim(JsonNode tokens, String name) {
        try {
            return JWTParser.parse(tokens.path("id_token").asText())
                    .getJWTClaimsSet()
                    .getStringClaim(name);
        } catch (ParseException e) {
            throw new IllegalStateException("No ID token: " + tokens, e);
        }
    }

    private static Map<String, String> parameters(Visitor.Place end) {
        if (!(end instanceof Visitor.Place.Portal portal)) {
            throw new IllegalStateException("The login did not end: " + end);
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : portal.address().getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }
}
