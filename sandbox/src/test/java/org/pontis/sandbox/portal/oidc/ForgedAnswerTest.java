package org.pontis.sandbox.portal.oidc;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.sandbox.portal.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that must not log anybody in; each breaks one rule. */
class ForgedAnswerTest extends PortalTest {

    static Stream<Arguments> badClaims() {
        return Stream.of(
                bad("the nonce of another login", c -> c.claim("nonce", "another")),
                bad("no nonce", c -> c.claim("nonce", null)),
                bad("another issuer", c -> c.issuer("http://localhost:1/realms/es")),
                bad("another audience", c -> c.audience("portal-saml")),
                bad("another audience beside us", c -> c.audience(List.of("portal-oidc", "x"))),
                bad("another authorized party", c -> c.claim("azp", "x")),
                bad("expired", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(60)))),
                bad("no expiry", c -> c.expirationTime(null)),
                bad(
                        "issued in the future",
                        c -> c.issueTime(Date.from(Instant.now().plusSeconds(600)))),
                bad("no subject", c -> c.subject(null)),
                bad("the hash of another access token", c -> c.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badClaims")
    void anIdTokenIsRefusedWith(String what, UnaryOperator<JWTClaimsSet.Builder> bend) {
        provider.idToken = bend;

        assertThat(login("").get("error")).as(what).isEqualTo("invalid_id_token");
        assertThat(me().get("loggedIn")).isEqualTo(false);
    }

    static Stream<Arguments> badSignatures() {
        return Stream.of(
                signer("none", claims -> new PlainJWT(claims).serialize()),
                signer("a shared secret made of the public key", claims -> {
                    SignedJWT token = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID("broker")
                                    .build(),
                            claims);
                    token.sign(new MACSigner(StubProvider.KEY.toRSAPublicKey().getEncoded()));
                    return token.serialize();
                }),
                signer(
                        "another key under the broker's key id",
                        StubProvider.signedBy(StubProvider.rsa("broker"), "JWT")),
                signer("a key id nobody published", StubProvider.signedBy(StubProvider.rsa("stranger"), "JWT")),
                signer("an empty signature", claims -> {
                    String good = StubProvider.signedBy(StubProvider.KEY, "JWT").sign(claims);
                    return good.substring(0, good.lastIndexOf('.') + 1);
                }),
                signer("the signature of other claims", claims -> {
                    String good = StubProvider.signedBy(StubProvider.KEY, "JWT").sign(claims);
                    String forged = new JWTClaimsSet.Builder(claims)
                            .claim("acr", "high")
                            .build()
                            .toString();
                    return good.substring(0, good.indexOf('.') + 1)
                            + base64(forged)
                            + good.substring(good.lastIndexOf('.'));
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badSignatures")
    void anIdTokenIsRefusedSignedBy(String what, StubProvider.Signer signer) {
        provider.signer = signer;

        assertThat(login("").get("error")).as(what).isEqualTo("invalid_id_token");
    }

    @Test
    void theUserInfoOfSomebodyElseIsRefused() {
        provider.userInfo = claims -> {
            claims.put("sub", "pairwise-2");
            return claims;
        };

        assertThat(login("").get("error")).isEqualTo("invalid_userinfo");
    }

    @Test
    void anAnswerOfAnotherIssuerIsRefused() {
        provider.answer = with("iss", "http://localhost:1/realms/es");

        assertThat(login("").get("error")).isEqualTo("invalid_issuer");
        assertThat(provider.lastTokenRequest)
                .as("the code is not given to anybody")
                .isEmpty();
    }

    @Test
    void aPromisedIssuerMustBeThere() {
        provider.answer = without("iss");

        assertThat(login("").get("error")).isEqualTo("invalid_issuer");
    }

    @Test
    void notEvenAnErrorOfAnotherIssuerIsBelieved() {
        provider.answer = parameters -> Map.of(
                "error", "access_denied", "state", parameters.get("state"), "iss", "http://localhost:1/realms/es");

        assertThat(login("").get("error")).isEqualTo("invalid_issuer");
    }

    @Test
    void anAnswerWithAnUnknownStateChangesNothing() {
        login("");

        for (String query : List.of("?code=x&state=guessed", "?code=x", "", "?error=access_denied&state=guessed")) {
            HttpResponse<String> answer = browser.get(portal + "/callback" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("data-problem=\"unknown_login\"");
        }
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    @Test
    void anAnswerBegunInAnotherBrowserIsRefusedAndWorthlessAfterwards() {
        String callback = callback();
        Browser victim = new Browser();

        assertThat(victim.get(callback).statusCode()).as("login CSRF").isEqualTo(400);
        victim.get(portal + "/login");
        assertThat(victim.get(callback).statusCode()).isEqualTo(400);
        assertThat(victim.json(portal + "/me").get("loggedIn")).isEqualTo(false);
        assertThat(browser.get(callback).statusCode()).as("its state got about").isEqualTo(400);
        assertThat(provider.lastTokenRequest).isEmpty();
    }

    @Test
    void aCallbackWorksOnce() {
        String callback = callback();

        assertThat(browser.get(callback).statusCode()).isEqualTo(303);
        assertThat(browser.get(callback).statusCode()).isEqualTo(400);
        assertThat(me().get("loggedIn")).as("the first one stands").isEqualTo(true);
    }

    @Test
    void aRepeatedParameterIsNoAnswer() {
        assertThat(browser.get(callback() + "&code=injected").statusCode()).isEqualTo(400);
    }

    @Test
    void anAnswerWithoutCodeOrErrorLogsNobodyIn() {
        provider.answer = without("code");

        assertThat(login("").get("loggedIn")).isEqualTo(false);
    }

    @Test
    void aCodeOfAnotherLoginDoesNotFitTheVerifier() {
        String first = callback();
        String second = callback();
        String injected = second.replaceAll("code=[^&]+", "code=" + first.replaceAll(".*code=([^&]+).*", "$1"));

        browser.follow(injected);

        assertThat(me().get("error")).isEqualTo("invalid_grant");
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return parameters -> {
            parameters.put(name, value);
            return parameters;
        };
    }

    private static UnaryOperator<Map<String, String>> without(String name) {
        return parameters -> {
            parameters.remove(name);
            return parameters;
        };
    }

    private static Arguments bad(String what, UnaryOperator<JWTClaimsSet.Builder> bend) {
        return Arguments.of(what, bend);
    }

    private static Arguments signer(String what, StubProvider.Signer signer) {
        return Arguments.of(what, signer);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
