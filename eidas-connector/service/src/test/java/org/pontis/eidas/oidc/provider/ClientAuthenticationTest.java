package org.pontis.eidas.oidc.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.eidas.oidc.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ClientAuthenticationTest {

    private final World world = new World();

    @Test
    void aClientProvesItselfByEcdsaOrPss() throws JOSEException {
        assertThat(status(World.signed(world.brokerKey, claims()))).isEqualTo(200);
        assertThat(status(signed(JWSAlgorithm.PS256, new RSASSASigner(world.rsaKey), world.rsaKey.getKeyID())))
                .isEqualTo(200);
    }

    @Test
    void noOtherAlgorithmCounts() throws JOSEException {
        ECKey known = world.brokerKey;
        RSAKey rsa = world.rsaKey;

        assertRefused(signed(JWSAlgorithm.RS256, new RSASSASigner(rsa), rsa.getKeyID()));
        assertRefused(signed(JWSAlgorithm.PS512, new RSASSASigner(rsa), rsa.getKeyID()));
        // a public key is no shared secret
        assertRefused(
                signed(JWSAlgorithm.HS256, new MACSigner(known.toECPublicKey().getEncoded()), known.getKeyID()));
        assertRefused(new PlainJWT(claims()).serialize());
    }

    @Test
    void onlyThePublishedKeysCount() throws JOSEException {
        ECKey stranger = Keys.elliptic();

        assertRefused(World.signed(stranger, claims()));
        assertRefused(World.signed(
                new ECKey.Builder(stranger).keyID(world.brokerKey.getKeyID()).build(), claims()));
        SignedJWT bringsItsKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .jwk(stranger.toPublicJWK())
                        .build(),
                claims());
        bringsItsKey.sign(new ECDSASigner(stranger));
        assertRefused(bringsItsKey.serialize());
        assertRefused(World.signed(
                new ECKey.Builder(stranger).keyUse(KeyUse.SIGNATURE).build(), claims()));
    }

    @Test
    void aSignatureHasOneSpelling() {
        String good = World.signed(world.brokerKey, claims());
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        // of the last letter four bits count for nothing
        int last = alphabet.indexOf(good.charAt(good.length() - 1));
        String other = good.substring(0, good.length() - 1) + alphabet.charAt(last ^ 1);

        assertRefused(other);
        assertThat(status(good)).isEqualTo(200);
    }

    @Test
    void aClaimThatIsThereTwiceIsNotThere() throws JOSEException {
        String once = claims().toString();
        JWSObject twice = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(world.brokerKey.getKeyID())
                        .build(),
                new Payload("{\"iss\":\"" + World.BROKER + "\"," + once.substring(1)));
        twice.sign(new ECDSASigner(world.brokerKey));

        assertRefused(twice.serialize());
    }

    @Test
    void anEmptySignatureIsNone() {
        String good = World.signed(world.brokerKey, claims());

        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        // zeros, which some verifiers once took for a signature of everything
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86));
    }

    @Test
    void anExtensionThatMustBeUnderstoodIsNot() throws JOSEException {
        SignedJWT critical = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(world.brokerKey.getKeyID())
                        .criticalParams(Set.of("exp"))
                        .customParam("exp", 1)
                        .build(),
                claims());
        critical.sign(new ECDSASigner(world.brokerKey));

        assertRefused(critical.serialize());
    }

    static Stream<Arguments> wrongClaims() {
        Instant now = new World().clock.instant();
        return Stream.of(
                change("another issuer", claims -> claims.issuer("other")),
                change("another subject", claims -> claims.subject("other")),
                change("no subject", claims -> claims.subject(null)),
                change("nobody", claims -> claims.subject("nobody").issuer("nobody")),
                change("another audience", claims -> claims.audience("https://elsewhere.example")),
                change("the endpoint as audience", claims -> claims.audience(World.ISSUER + "/token")),
                change("several audiences", claims -> claims.audience(List.of(World.ISSUER, "https://x.example"))),
                change("no audience", claims -> claims.audience((String) null)),
                change("no end", claims -> claims.expirationTime(null)),
                change("over", claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))),
                change("a year", claims -> claims.expirationTime(Date.from(now.plus(Duration.ofDays(365))))),
                change("not yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(120)))),
                change("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(120)))),
                change("no id", claims -> claims.jwtID(null)),
                change("a blank id", claims -> claims.jwtID(" ")),
                change("an endless id", claims -> claims.jwtID("j".repeat(300))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void anAssertionForSomethingElseProvesNothing(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertRefused(World.signed(
                world.brokerKey, change.apply(world.assertion(World.BROKER)).build()));
    }

    @Test
    void anAssertionIsGoodOnceAtWhicheverEndpoint() {
        String assertion = World.signed(world.brokerKey, claims());

        assertThat(world.provider.push(world.form(assertion, World.request())).status())
                .isEqualTo(201);
        assertRefused(assertion);
    }

    @Test
    void oneWayToProveOneselfIsEnough() {
        String code = world.code();
        Form good = world.from(World.BROKER, World.tokenRequest(code));
        Map<String, String> secret = new HashMap<>(World.tokenRequest(code));
        secret.put("client_secret", "s");

        assertInvalidClient(world.provider.token(new Form(good.parameters(), true)));
        assertInvalidClient(world.provider.token(world.from(World.BROKER, secret)));
        assertInvalidClient(world.provider.token(new Form(World.parameters(World.tokenRequest(code)), false)));
        assertThat(world.provider.token(good).status())
                .as("none of this used up the code")
                .isEqualTo(200);
    }

    @Test
    void whoeverAsksIsWhoProvesHimself() {
        Map<String, String> parameters = World.tokenRequest(world.code());
        parameters.put("client_id", "other");

        assertInvalidClient(world.provider.token(world.from(World.BROKER, parameters)));
    }

    @Test
    void rubbishIsRefusedLikeAnythingElse() {
        for (String rubbish : List.of("x", "a.b.c", "...", "eyJ.eyJ.eyJ", "é.é.é", "A".repeat(15_000))) {
            assertRefused(rubbish);
        }
    }

    private JWTClaimsSet claims() {
        return world.assertion(World.BROKER).build();
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, String keyId) throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims());
        token.sign(signer);
        return token.serialize();
    }

    private int status(String assertion) {
        return world.provider
                .token(world.form(assertion, World.tokenRequest(world.code())))
                .status();
    }

    private void assertRefused(String assertion) {
        assertInvalidClient(world.provider.token(world.form(assertion, World.tokenRequest("x"))));
    }

    private static void assertInvalidClient(Json answer) {
        assertThat(World.json(answer)).containsEntry("error", "invalid_client");
        assertThat(answer.status()).isEqualTo(401);
    }

    private static Arguments change(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return arguments(what, change);
    }
}
