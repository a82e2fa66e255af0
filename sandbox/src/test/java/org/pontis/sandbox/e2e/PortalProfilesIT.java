package org.pontis.sandbox.e2e;

import java.net.URI;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a portal's file may choose: the signature of its tokens, the FAPI 2.0 profile, the levels it may ask for. */
class PortalProfilesIT extends EndToEnd {

    private static final URI CALLBACK = URI.create("https://chosen.example/callback");
    private static final ClientID PORTAL = new ClientID("chosen");

    private final CodeVerifier verifier = new CodeVerifier();
    private ECKey key;
    private Onboarding onboarding;
    private String realm;

    @BeforeEach
    void open() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256)
                .keyID("1")
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        onboarding = new Onboarding(stack);
        realm = stack.addresses().brokerUrl() + "/realms/es";
    }

    @AfterEach
    void leave() {
        onboarding.close();
    }

    @Test
    void aPortalThatChoseEs256GetsEs256() throws Exception {
        register("signature: ES256");
        String code = code(answer(request(Optional.of(verifier)).toURI()));
        Map<String, Object> tokens = tokens(redemption(code)).getBodyAsJSONObject();
        assertThat(algorithm(tokens, "id_token")).isEqualTo("ES256");
        assertThat(algorithm(tokens, "access_token")).isEqualTo("ES256");
        assertThat(tokens).containsEntry("token_type", "Bearer");
    }

    @Test
    void aPortalThatChoseNothingGetsRs256AndIsTakenAtItsAccessToken() throws Exception {
        register("");
        String code = code(answer(request(Optional.of(verifier)).toURI()));
        Map<String, Object> tokens = tokens(redemption(code)).getBodyAsJSONObject();
        assertThat(algorithm(tokens, "id_token")).isEqualTo("RS256");
        assertThat(algorithm(tokens, "access_token"))
                .as("what the broker alone reads")
                .isEqualTo("ES256");
        UserInfoResponse about = UserInfoResponse.parse(
                new UserInfoRequest(endpoint("userinfo"), new BearerAccessToken((String) tokens.get("access_token")))
                        .toHTTPRequest()
                        .send());
        assertThat(about.indicatesSuccess()).isTrue();
        assertThat(about.toSuccessResponse().getUserInfo().getSubject().getValue())
                .isEqualTo(SignedJWT.parse((String) tokens.get("id_token"))
                        .getJWTClaimsSet()
                        .getSubject());
    }

    @Test
    void fapiWorksWithEverythingItAsksFor() throws Exception {
        register("profile: fapi-2.0");
        Map<String, String> answer = answer(authorization(pushed(request(Optional.of(verifier)))));
        assertThat(answer).containsEntry("iss", realm);
        HTTPRequest redemption = redemption(code(answer));
        redemption.setDPoP(
                new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256).createDPoPJWT("POST", endpoint("token")));
        Map<String, Object> tokens = tokens(redemption).getBodyAsJSONObject();
        assertThat(tokens).containsEntry("token_type", "DPoP");
        assertThat(algorithm(tokens, "id_token")).isEqualTo("ES256");
        assertThat(SignedJWT.parse((String) tokens.get("access_token"))
                        .getJWTClaimsSet()
                        .getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.computeThumbprint().toString());
    }

    @Test
    void fapiRefusesARequestThatWasNotPushed() {
        register("profile: fapi-2.0");
        HttpResponse<String> refused =
                browser.get(request(Optional.of(verifier)).toURI().toString());
        assertThat(refused.statusCode()).as("a page of the broker's own").isEqualTo(400);
        assertThat(refused.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void fapiRefusesARequestWithoutPkce() throws Exception {
        register("profile: fapi-2.0");
        HTTPResponse refused = push(request(Optional.empty()));
        if (refused.getStatusCode() == 201) {
            assertThat(answer(
                            authorization((String) refused.getBodyAsJSONObject().get("request_uri"))))
                    .containsKey("error")
                    .doesNotContainKey("code");
        } else {
            assertThat(refused.getStatusCode()).isEqualTo(400);
        }
    }

    @Test
    void fapiGivesNoTokenWithoutDpop() throws Exception {
        register("profile: fapi-2.0");
        String code = code(answer(authorization(pushed(request(Optional.of(verifier))))));
        HTTPResponse refused = redemption(code).send();
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getBody()).doesNotContain("access_token");
    }

    @Test
    void theProfileBindsNobodyElse() {
        register("profile: fapi-2.0");
        ana.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void aPortalIsRefusedALevelThatItMayNotAskFor() throws Exception {
        register("levels: {allowed: [low]}");
        URI high = URI.create(request(Optional.of(verifier)).toURI() + "&acr_values=substantial");
        assertThat(answer(high)).containsEntry("error", "unmet_authentication_requirements");
    }

    @Test
    void aCitizenReadsThePortalsNameInHerLanguage() {
        register("");
        browser.sends("Accept-Language", "en");
        Page page = browser.open(request(Optional.of(verifier)).toURI().toString());
        assertThat(page.html().text()).contains("Chosen portal").doesNotContain("Portal elegido");
    }

    private void register(String choice) {
        onboarding.register("chosen", """
                portal: chosen
                protocol: oidc
                name: {es: Portal elegido, en: Chosen portal}
                owner: Somebody
                contact: somebody@example.org
                home: https://chosen.example/
                claims: []
                redirect-uris: [https://chosen.example/callback]
                keys: {inline: [%s]}
                %s
                """.formatted(key.toPublicJWK().toJSONString(), choice));
    }

    private AuthorizationRequest request(Optional<CodeVerifier> proof) {
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(ResponseType.CODE, PORTAL)
                .endpointURI(endpoint("auth"))
                .redirectionURI(CALLBACK)
                .scope(new Scope("openid"))
                .state(new State());
        proof.ifPresent(secret -> request.codeChallenge(secret, CodeChallengeMethod.S256));
        return request.build();
    }

    private HTTPResponse push(AuthorizationRequest request) throws Exception {
        return new PushedAuthorizationRequest(endpoint("ext/par/request"), authentication(), request)
                .toHTTPRequest()
                .send();
    }

    private String pushed(AuthorizationRequest request) throws Exception {
        HTTPResponse answer = push(request);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(201);
        return (String) answer.getBodyAsJSONObject().get("request_uri");
    }

    private URI authorization(String requestUri) {
        return URI.create(endpoint("auth")
                + "?"
                + Browser.encode(Map.of("client_id", PORTAL.getValue(), "request_uri", requestUri)));
    }

    /** Logs in until the broker sends the browser to the portal, which is nowhere: what stands in that address. */
    private Map<String, String> answer(URI request) {
        HttpResponse<String> at = browser.get(request.toString());
        for (int hops = 0; hops < 20; hops++) {
            Optional<String> location = at.headers().firstValue("Location");
            if (location.isPresent() && location.get().startsWith(CALLBACK.toString())) {
                Map<String, String> answer = new HashMap<>();
                URLUtils.parseParameters(URI.create(location.get()).getRawQuery())
                        .forEach((name, values) -> answer.put(name, values.getFirst()));
                return answer;
            }
            at = location.isPresent()
                    ? browser.get(at.uri().resolve(location.get()).toString())
                    : next(Page.of(browser, at));
        }
        throw new AssertionError("The portal was never reached, but " + Page.of(browser, at));
    }

    private HttpResponse<String> next(Page page) {
        Map<String, String> fields = new HashMap<>();
        if (page.isChooser()) {
            fields.put("method", "password");
        } else if (page.asks().contains("password")) {
            fields.putAll(page.hidden());
            fields.put("identifier", ana.is().identifier());
            fields.put("password", ana.is().password().orElseThrow());
        } else {
            throw new AssertionError("What is to be done on " + page + "?");
        }
        return browser.post(page.action(), fields);
    }

    private static String code(Map<String, String> answer) {
        assertThat(answer).containsKey("code");
        return answer.get("code");
    }

    private HTTPRequest redemption(String code) throws JOSEException {
        return new TokenRequest(
                        endpoint("token"),
                        authentication(),
                        new AuthorizationCodeGrant(new AuthorizationCode(code), CALLBACK, verifier),
                        null)
                .toHTTPRequest();
    }

    private static HTTPResponse tokens(HTTPRequest redemption) throws Exception {
        HTTPResponse answer = redemption.send();
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
        return answer;
    }

    private PrivateKeyJWT authentication() throws JOSEException {
        return new PrivateKeyJWT(
                new JWTAuthenticationClaimsSet(PORTAL, new Audience(realm)),
                JWSAlgorithm.ES256,
                key.toPrivateKey(),
                key.getKeyID(),
                null);
    }

    private static String algorithm(Map<String, Object> tokens, String name) throws ParseException {
        return SignedJWT.parse((String) tokens.get(name))
                .getHeader()
                .getAlgorithm()
                .getName();
    }

    private URI endpoint(String name) {
        return URI.create(realm + "/protocol/openid-connect/" + name);
    }
}
