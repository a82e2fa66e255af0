package org.pontis.sandbox.portal.oidc;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.sandbox.portal.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** The broker ends sessions here; nobody else does. */
class BackchannelLogoutTest extends PortalTest {

    private static final StubProvider.Signer GENUINE = StubProvider.signedBy(StubProvider.KEY, "logout+jwt");

    private final Browser broker = new Browser();

    @BeforeEach
    void somebodyIsLoggedIn() {
        assertThat(login("").get("loggedIn")).isEqualTo(true);
    }

    @Test
    void theNamedSessionEnds() throws Exception {
        assertThat(send(GENUINE.sign(token().build()))).isEqualTo(200);
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void allSessionsOfTheSubjectEndWhenNoneIsNamed() throws Exception {
        Browser second = new Browser();
        second.follow(portal + "/login");

        assertThat(send(GENUINE.sign(token().claim("sid", null).build()))).isEqualTo(200);
        assertThat(me().get("loggedIn")).isEqualTo(false);
        assertThat(second.json(portal + "/me").get("loggedIn")).isEqualTo(false);
    }

    @Test
    void anotherSessionOfTheSameSubjectGoesOn() throws Exception {
        assertThat(send(GENUINE.sign(token().claim("sid", "session-2").build())))
                .isEqualTo(200);
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                forged("another key", StubProvider.signedBy(StubProvider.rsa("broker"), "logout+jwt"), c -> c),
                forged("no signature", claims -> new PlainJWT(claims).serialize(), c -> c),
                forged("the type of an ID token", StubProvider.signedBy(StubProvider.KEY, "JWT"), c -> c),
                forged("a nonce", GENUINE, c -> c.claim("nonce", "n")),
                forged("another issuer", GENUINE, c -> c.issuer("http://localhost:1/realms/es")),
                forged("another audience", GENUINE, c -> c.audience("portal-saml")),
                forged("no event", GENUINE, c -> c.claim("events", null)),
                forged("another event", GENUINE, c -> c.claim("events", Map.of("urn:other", Map.of()))),
                forged("neither session nor subject", GENUINE, c -> c.claim("sid", null)
                        .subject(null)),
                forged("no id", GENUINE, c -> c.jwtID(null)),
                forged("no time", GENUINE, c -> c.issueTime(null)),
                forged(
                        "an old age",
                        GENUINE,
                        c -> c.issueTime(Date.from(Instant.now().minusSeconds(3600)))),
                forged(
                        "an expiry in the past",
                        GENUINE,
                        c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forged")
    void aLogoutTokenIsRefusedWith(String what, StubProvider.Signer signer, UnaryOperator<JWTClaimsSet.Builder> bend)
            throws Exception {
        assertThat(send(signer.sign(bend.apply(token()).build()))).as(what).isEqualTo(400);
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    @Test
    void aLogoutTokenWorksOnce() throws Exception {
        String token = GENUINE.sign(token().build());
        assertThat(send(token)).isEqualTo(200);
        login("");

        assertThat(send(token)).isEqualTo(400);
        assertThat(me().get("loggedIn")).as("the new login goes on").isEqualTo(true);
    }

    @Test
    void somethingElseIsNoLogoutToken() {
        assertThat(send("no token")).isEqualTo(400);
        assertThat(broker.post(portal + "/backchannel-logout", Map.of("x", "y")).statusCode())
                .isEqualTo(400);
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    private int send(String token) {
        return broker.post(portal + "/backchannel-logout", Map.of("logout_token", token))
                .statusCode();
    }

    private JWTClaimsSet.Builder token() {
        return new JWTClaimsSet.Builder()
                .issuer(provider.issuer)
                .audience("portal-oidc")
                .subject("pairwise-1")
                .claim("sid", "session-1")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    private static Arguments forged(String what, StubProvider.Signer signer, UnaryOperator<JWTClaimsSet.Builder> bend) {
        return Arguments.of(what, signer, bend);
    }
}
