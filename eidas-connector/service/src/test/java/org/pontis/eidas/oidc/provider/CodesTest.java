package org.pontis.eidas.oidc.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack.Reason;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Redirect;

import static org.assertj.core.api.Assertions.assertThat;

class CodesTest {

    private final World world = new World();

    @Test
    void aCodeIsGoodOnce() {
        String code = world.code();

        assertThat(redeem(World.BROKER, World.tokenRequest(code)).status()).isEqualTo(200);
        assertThat(error(World.BROKER, World.tokenRequest(code))).isEqualTo("invalid_grant");
    }

    @Test
    void ofFiftyWhoShowACodeAtOnceOneGetsTheToken() throws InterruptedException, ExecutionException {
        String code = world.code();
        List<Future<Json>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 50; i++) {
                Form form = world.from(World.BROKER, World.tokenRequest(code));
                answers.add(threads.submit(() -> world.provider.token(form)));
            }
        }
        int tokens = 0;
        for (Future<Json> answer : answers) {
            tokens += answer.get().status() == 200 ? 1 : 0;
        }
        assertThat(tokens).isEqualTo(1);
    }

    @Test
    void anotherClientUsesUpTheCodeInVain() {
        String code = world.code();

        assertThat(error("other", World.tokenRequest(code))).isEqualTo("invalid_grant");
        assertThat(error(World.BROKER, World.tokenRequest(code))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://broker.example.es/realms/es/broker/eidas/endpoint?tenant=1"})
    void aCodeIsForTheAddressThatItWasSentTo(String redirectUri) {
        assertThat(error(World.BROKER, with(world.code(), "redirect_uri", redirectUri)))
                .isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v",
                "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
                "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv ",
                "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"
            })
    void aCodeIsForWhoKnowsTheVerifier(String verifier) {
        assertThat(error(World.BROKER, with(world.code(), "code_verifier", verifier)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void theChallengeItselfIsNoVerifier() {
        assertThat(error(World.BROKER, with(world.code(), "code_verifier", World.challenge(World.VERIFIER))))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aCodeGrowsOldInAMinute() {
        String code = world.code();
        world.clock.move(Duration.ofSeconds(60));

        assertThat(error(World.BROKER, World.tokenRequest(code))).isEqualTo("invalid_grant");
    }

    @ParameterizedTest
    @ValueSource(strings = {"refresh_token", "password", "client_credentials", "authorization_code "})
    void nothingElseIsGranted(String grantType) {
        assertThat(error(World.BROKER, with(world.code(), "grant_type", grantType)))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void noCodeNoToken() {
        assertThat(error(World.BROKER, with("x", "code", ""))).isEqualTo("invalid_request");
        assertThat(error(World.BROKER, World.tokenRequest("x"))).isEqualTo("invalid_grant");
    }

    @Test
    void aLoginEndsOnceAndWhoLoadsThePageAgainIsLedTheSameWay() {
        String login = world.begin().id();

        AuthorizationAnswer end = world.provider.finish(login, World.identified(LevelOfAssurance.HIGH));
        assertThat(World.query(end)).containsKey("code");
        assertThat(world.provider.finish(login, World.identified(LevelOfAssurance.LOW)))
                .isEqualTo(end);
        assertThat(world.provider.ended(login)).contains((Redirect) end);
        assertThat(world.logins.isEmpty()).isTrue();
        assertThat(world.provider.finish("unknown", World.identified(LevelOfAssurance.HIGH)))
                .isEqualTo(new NoWayBack(Reason.REQUEST_EXPIRED));
    }

    @Test
    void theAnswerGivesNothingBesideTheToken() {
        Map<String, Object> answer = World.json(redeem(World.BROKER, World.tokenRequest(world.code())));

        assertThat(answer)
                .containsOnlyKeys("access_token", "token_type", "expires_in", "id_token")
                .containsEntry("token_type", "Bearer");
    }

    private Json redeem(String clientId, Map<String, String> parameters) {
        return world.provider.token(world.from(clientId, parameters));
    }

    private String error(String clientId, Map<String, String> parameters) {
        return (String) World.json(redeem(clientId, parameters)).get("error");
    }

    private static Map<String, String> with(String code, String name, String value) {
        Map<String, String> parameters = World.tokenRequest(code);
        parameters.put(name, value);
        return parameters;
    }
}
