package org.pontis.eidas.oidc.client;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Represented;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.proxy.BrokerAnswer;
import org.pontis.eidas.flow.proxy.BrokerAnswer.Failed;
import org.pontis.eidas.flow.proxy.BrokerAnswer.LoggedIn;
import org.pontis.eidas.flow.proxy.BrokerRequest;
import org.pontis.eidas.oidc.Clock;
import org.pontis.eidas.oidc.Keys;
import org.pontis.eidas.oidc.MemoryPending;
import org.pontis.eidas.oidc.Parameters;
import org.pontis.eidas.oidc.TokenKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokerClientTest {

    private static final ECKey BROKER_KEY = Keys.elliptic();
    private static final RSAKey RSA_KEY = Keys.rsa();
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Failed NO_ANSWER = new Failed("server_error");
    private static final BrokerRequest REQUEST = new BrokerRequest(
            LevelOfAssurance.SUBSTANTIAL,
            true,
            Optional.of("Maksuamet & Toll"),
            new NodeCountry("EE"),
            List.of("es", "en"),
            Set.of("person_identifier", "birthdate"));

    private final Clock clock = new Clock();
    private final KeycloakLike broker = new KeycloakLike();
    private final Wire wire = new Wire(Duration.ofSeconds(20), Optional.empty());
    private final TokenKey ourKey = Keys.token();
    private final MemoryPending<PendingAnswer> pending = new MemoryPending<>();
    private final BrokerClient client = new BrokerClient(
            new BrokerSettings(
                    broker.issuer(),
                    "eidas-proxy-service",
                    "https://eidas.example.es/broker/callback",
                    ourKey,
                    Optional.of(Keys.token()),
                    List.of("openid", "identity"),
                    JWSAlgorithm.ES256,
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(1)),
            wire,
            pending,
            clock);

    @BeforeEach
    void theBrokerPublishesItsKeys() {
        broker.keys(new JWKSet(List.of(BROKER_KEY, RSA_KEY)).toString(true));
    }

    @AfterEach
    void close() {
        wire.close();
        broker.close();
    }

    @Test
    void whatTheLedgerCannotReadIsToldFromWhatItRefusesForNow() throws IOException {
        assertThat(enters(204, "")).isTrue();
        assertThat(enters(400, "{\"error\":\"ENTRY_UNREADABLE\"}")).isFalse();
        for (String other : List.of("{\"error\":\"invalid_client\"}", "{}", "<html>", "")) {
            assertThatIOException().isThrownBy(() -> enters(400, other));
        }
        assertThatIOException().isThrownBy(() -> enters(500, "{\"error\":\"ENTRY_UNREADABLE\"}"));
    }

    private boolean enters(int status, String body) throws IOException {
        broker.page("/pontis/ledger/entries", form -> new KeycloakLike.Reply(status, body));
        return client.enter(List.of("{}"));
    }

    @Test
    void theBrokerIsAskedWhatTheOtherCountryAsked() throws ParseException {
        Ask.Go go = (Ask.Go) client.ask("state", REQUEST);

        assertThat(go.location())
                .startsWith(broker.issuer() + "/protocol/openid-connect/auth?")
                .as("whatever it is about stays out of the browser's reach")
                .doesNotContain("acr_values", "state");
        assertThat(broker.pushed)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "eidas-proxy-service")
                .containsEntry("redirect_uri", "https://eidas.example.es/broker/callback")
                .containsEntry("scope", "openid identity")
                .containsEntry("state", "state")
                .containsEntry("acr_values", "http://eidas.europa.eu/LoA/substantial")
                .containsEntry("prompt", "login")
                .containsEntry("ui_locales", "es en")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("requester_country", "EE")
                .containsEntry("requester_name", "Maksuamet & Toll");
        assertThat(JSONObjectUtils.getJSONObject(JSONObjectUtils.parse(broker.pushed.get("claims")), "id_token"))
                .containsOnlyKeys("acr", "person_identifier", "birthdate");
    }

    @Test
    void aBrokerThatTakesNoPushedRequestsGetsThemFromTheBrowser() {
        broker.discovery.remove("pushed_authorization_request_endpoint");

        Map<String, String> query = query((Ask.Go) client.ask("state", REQUEST));

        assertThat(query)
                .containsEntry("acr_values", "http://eidas.europa.eu/LoA/substantial")
                .doesNotContainKey("client_assertion");
    }

    @Test
    void weProveWhoWeAreForThisBrokerAloneAndAnewEachTime() throws ParseException, JOSEException {
        client.ask("one", REQUEST);
        SignedJWT first = SignedJWT.parse(broker.pushed.get("client_assertion"));
        client.ask("two", REQUEST);
        SignedJWT second = SignedJWT.parse(broker.pushed.get("client_assertion"));

        assertThat(first.verify(new ECDSAVerifier(ourKey.published()))).isTrue();
        assertThat(first.getJWTClaimsSet().getAudience()).containsExactly(broker.issuer());
        assertThat(first.getJWTClaimsSet().getSubject()).isEqualTo("eidas-proxy-service");
        assertThat(first.getJWTClaimsSet().getJWTID())
                .isNotEqualTo(second.getJWTClaimsSet().getJWTID());
        assertThat(JWKSet.parse(client.keys()).getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
    }

    @Test
    void noTwoQuestionsShareTheirSecrets() {
        client.ask("one", REQUEST);
        Map<String, String> first = broker.pushed;
        client.ask("two", REQUEST);

        assertThat(broker.pushed.get("nonce")).isNotEqualTo(first.get("nonce"));
        assertThat(broker.pushed.get("code_challenge")).isNotEqualTo(first.get("code_challenge"));
    }

    @Test
    void theAnswerSaysWhoLoggedIn() {
        BrokerAnswer answer = answerTo(claims -> claims.claim("birthdate", "1980-05-17")
                .claim("represented", Map.of("name", "Puentes del Tajo SL", "identifier", "VATES-B00000000")));

        assertThat(answer).isInstanceOfSatisfying(LoggedIn.class, who -> {
            assertThat(who.claims())
                    .containsEntry("person_identifier", "00000001R")
                    .containsEntry("birthdate", "1980-05-17");
            assertThat(who.acr()).isEqualTo("http://eidas.europa.eu/LoA/substantial");
            assertThat(who.represented()).contains(new Represented("Puentes del Tajo SL", "VATES-B00000000"));
            assertThat(who.authenticatedAt()).isEqualTo(clock.instant());
        });
        assertThat(broker.redeemed)
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c")
                .containsEntry("redirect_uri", "https://eidas.example.es/broker/callback")
                .containsKeys("code_verifier", "client_assertion");
    }

    @Test
    void bothSpellingsOfTheLevelCountAndMoreIsEnough() {
        assertThat(answerTo(claims -> claims.claim("acr", "high"))).isInstanceOf(LoggedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"low", "http://eidas.europa.eu/LoA/low", "2", "SUBSTANTIAL", ""})
    void aLevelBelowIsNotReachedWhateverElseIsRight(String acr) {
        assertThat(answerTo(claims -> claims.claim("acr", acr)))
                .isEqualTo(new Failed("unmet_authentication_requirements"));
    }

    static Stream<Arguments> wrongClaims() {
        Instant now = new Clock().instant();
        return Stream.of(
                change("another issuer", claims -> claims.issuer("https://evil.example")),
                change("another audience", claims -> claims.audience("portal")),
                change("several audiences", claims -> claims.audience(List.of("eidas-proxy-service", "portal"))),
                change("no audience", claims -> claims.audience((String) null)),
                change("another authorized party", claims -> claims.claim("azp", "portal")),
                change("another nonce", claims -> claims.claim("nonce", "n")),
                change("no nonce", claims -> claims.claim("nonce", null)),
                change("no subject", claims -> claims.subject(null)),
                change("no end", claims -> claims.expirationTime(null)),
                change("over", claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))),
                change("a year", claims -> claims.expirationTime(Date.from(now.plus(Duration.ofDays(365))))),
                change("no beginning", claims -> claims.issueTime(null)),
                change("from the future", claims -> claims.issueTime(Date.from(now.plusSeconds(120)))),
                change("no time of login", claims -> claims.claim("auth_time", null)),
                change("time of login is text", claims -> claims.claim("auth_time", "now")),
                change("login before the question", claims -> claims.claim("auth_time", now.getEpochSecond() - 3_600)),
                change("login in the future", claims -> claims.claim("auth_time", now.getEpochSecond() + 3_600)),
                change("half an organisation", claims -> claims.claim("represented", Map.of("name", "SL"))),
                change("a text for an organisation", claims -> claims.claim("represented", "SL")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void aTokenThatAnswersSomethingElseIsNoAnswer(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThat(answerTo(change)).isEqualTo(NO_ANSWER);
    }

    @Test
    void onlyThePinnedAlgorithmCounts() throws JOSEException {
        client.ask("state", REQUEST);
        JWTClaimsSet claims = claims().build();

        for (String token : List.of(
                signed(JWSAlgorithm.RS256, new RSASSASigner(RSA_KEY), RSA_KEY.getKeyID(), claims),
                signed(
                        JWSAlgorithm.HS256,
                        new MACSigner(BROKER_KEY.toECPublicKey().getEncoded()),
                        BROKER_KEY.getKeyID(),
                        claims),
                new PlainJWT(claims).serialize(),
                Keys.token().sign(claims),
                "rubbish")) {
            broker.token(token);
            assertThat(receive(Map.of("code", "c"))).isEqualTo(NO_ANSWER);
            pending.put("state", lastQuestion(), Duration.ofMinutes(1));
        }
    }

    @Test
    void anAnswerIsTakenOnce() {
        assertThat(answerTo(claims -> claims)).isInstanceOf(LoggedIn.class);
        assertThat(receive(Map.of("code", "c"))).isEqualTo(NO_ANSWER);
    }

    @Test
    void anAnswerToNothingIsNotEvenRedeemed() {
        broker.token("x");

        assertThat(receive(Map.of("code", "c"))).isEqualTo(NO_ANSWER);
        assertThat(broker.redeemed).isEmpty();
    }

    @Test
    void theAnswerOfAnotherIssuerDoesNotCountNotEvenItsError() {
        client.ask("state", REQUEST);

        assertThat(receive(Map.of("error", "access_denied", "iss", "https://evil.example")))
                .isEqualTo(NO_ANSWER);
        client.ask("state", REQUEST);
        assertThat(client.receive(parameters(Map.of("state", "state", "code", "c"))))
                .as("who promises to name itself does")
                .isEqualTo(NO_ANSWER);
        assertThat(broker.redeemed).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, access_denied",
        "unmet_authentication_requirements, unmet_authentication_requirements",
        "<script>, server_error",
    })
    void theBrokersErrorGoesOnIfItIsAWord(String sent, String error) {
        client.ask("state", REQUEST);

        assertThat(receive(Map.of("error", sent))).isEqualTo(new Failed(error));
    }

    @Test
    void aRepeatedParameterIsNoAnswer() {
        client.ask("state", REQUEST);
        Map<String, List<String>> sent =
                Map.of("state", List.of("state"), "iss", List.of(broker.issuer()), "code", List.of("c", "d"));

        assertThat(client.receive(Parameters.of(sent))).isEqualTo(NO_ANSWER);
    }

    @Test
    void somebodyElsesDiscoveryDocumentSendsUsNowhere() {
        broker.discovery.put("issuer", "https://evil.example");

        assertThat(client.ask("state", REQUEST)).isEqualTo(new Ask.Not(NO_ANSWER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"authorization_endpoint", "token_endpoint", "jwks_uri", "pushed_authorization_request_endpoint"})
    void noAddressInItIsWithoutProtection(String endpoint) {
        broker.discovery.put(endpoint, "http://broker.example.es/x");

        assertThat(client.ask("state", REQUEST)).isEqualTo(new Ask.Not(NO_ANSWER));
    }

    @Test
    void aBrokerThatIsNotThereYetIsAskedAgain() {
        broker.page(DISCOVERY, form -> new KeycloakLike.Reply(503, "starting"));
        assertThat(client.ask("state", REQUEST)).isEqualTo(new Ask.Not(NO_ANSWER));

        broker.page(DISCOVERY, form -> KeycloakLike.Reply.json(broker.discovery));
        assertThat(client.ask("state", REQUEST)).isInstanceOf(Ask.Go.class);
    }

    @Test
    void whatIsKnownStaysInUseWhileTheBrokerDoesNotDescribeItself() {
        client.ask("one", REQUEST);
        broker.page(DISCOVERY, form -> new KeycloakLike.Reply(500, ""));
        clock.move(Duration.ofHours(1));

        assertThat(client.ask("two", REQUEST)).isInstanceOf(Ask.Go.class);
    }

    @Test
    void anEndlessDocumentOrARedirectIsNoAnswer() {
        broker.page(DISCOVERY, form -> new KeycloakLike.Reply(200, " ".repeat(1 << 19)));
        assertThat(client.ask("state", REQUEST)).isEqualTo(new Ask.Not(NO_ANSWER));

        broker.page(DISCOVERY, form -> new KeycloakLike.Reply(302, ""));
        assertThat(client.ask("state", REQUEST)).isEqualTo(new Ask.Not(NO_ANSWER));
        assertThat(broker.asked).noneMatch(path -> path.endsWith("/elsewhere"));
    }

    @Test
    void aDocumentThatNeverEndsIsNotWaitedFor() {
        broker.page(DISCOVERY, form -> new KeycloakLike.Reply(200, KeycloakLike.ENDLESS));

        try (Wire hasty = new Wire(Duration.ofMillis(500), Optional.empty())) {
            assertThatIOException().isThrownBy(() -> hasty.get(URI.create(broker.issuer() + DISCOVERY)));
        }
    }

    @Test
    void aKeyThatTheBrokerBeganToUseMeanwhileIsLookedUp() {
        assertThat(answerTo(claims -> claims)).isInstanceOf(LoggedIn.class);
        ECKey next = Keys.elliptic();
        broker.keys(new JWKSet(List.of(BROKER_KEY, next)).toString(true));
        client.ask("state", REQUEST);
        broker.token(Keys.token(next).sign(claims().build()));

        assertThat(receive(Map.of("code", "c"))).isInstanceOf(LoggedIn.class);
    }

    @Test
    void unknownKeysDoNotMakeUsAskAsOftenAsAnybodyLikes() {
        for (int i = 0; i < 20; i++) {
            client.ask("state", REQUEST);
            broker.token(Keys.token().sign(claims().build()));
            assertThat(receive(Map.of("code", "c"))).isEqualTo(NO_ANSWER);
        }
        assertThat(broker.asked.stream().filter(path -> path.endsWith("/certs")))
                .hasSizeLessThan(5);
    }

    @Test
    void aTokenEndpointThatFailsIsNoAnswer() {
        client.ask("state", REQUEST);
        broker.page(
                "/protocol/openid-connect/token", form -> new KeycloakLike.Reply(400, "{\"error\":\"invalid_grant\"}"));

        assertThat(receive(Map.of("code", "c"))).isEqualTo(NO_ANSWER);
    }

    private BrokerAnswer answerTo(UnaryOperator<JWTClaimsSet.Builder> change) {
        client.ask("state", REQUEST);
        broker.token(Keys.token(BROKER_KEY).sign(change.apply(claims()).build()));
        return receive(Map.of("code", "c"));
    }

    private PendingAnswer lastQuestion() {
        return new PendingAnswer(
                broker.pushed.get("nonce"), "v".repeat(43), LevelOfAssurance.SUBSTANTIAL, clock.instant(), true);
    }

    /** An ID token as Keycloak writes it. */
    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(broker.issuer())
                .audience("eidas-proxy-service")
                .subject("2f0c1c0e")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(60)))
                .claim("auth_time", clock.instant().getEpochSecond())
                .claim("typ", "ID")
                .claim("azp", "eidas-proxy-service")
                .claim("nonce", broker.pushed.get("nonce"))
                .claim("sid", "1b2c")
                .claim("acr", "http://eidas.europa.eu/LoA/substantial")
                .claim("amr", List.of("sms-pin"))
                .claim("person_identifier", "00000001R");
    }

    private BrokerAnswer receive(Map<String, String> answer) {
        Map<String, String> all = new HashMap<>(Map.of("state", "state", "iss", broker.issuer()));
        all.putAll(answer);
        return client.receive(parameters(all));
    }

    private static Parameters parameters(Map<String, String> values) {
        return Parameters.of(values.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    private static Map<String, String> query(Ask.Go go) {
        return KeycloakLike.form(go.location().substring(go.location().indexOf('?') + 1));
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, String keyId, JWTClaimsSet claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static Arguments change(String what, UnaryOperator<JWTClaimsSet.Builder> change) {
        return arguments(what, change);
    }
}
