package org.pontis.eidas.oidc.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.Begin;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack;
import org.pontis.eidas.oidc.provider.AuthorizationAnswer.NoWayBack.Reason;

import static org.assertj.core.api.Assertions.assertThat;

class PushTest {

    private static final NoWayBack EXPIRED = new NoWayBack(Reason.REQUEST_EXPIRED);

    private final World world = new World();

    @Test
    void aPushedRequestIsGoodOnce() {
        String uri = push(World.request());

        assertThat(browse(World.BROKER, uri)).isInstanceOf(Begin.class);
        assertThat(browse(World.BROKER, uri)).isEqualTo(EXPIRED);
    }

    @Test
    void aPushedRequestIsGoodForItsClientAlone() {
        assertThat(browse("other", push(World.request()))).isEqualTo(EXPIRED);
    }

    @Test
    void nobodyGuessesARequest() {
        assertThat(browse(World.BROKER, Authorization.REQUEST_URI + "x")).isEqualTo(EXPIRED);
    }

    @Test
    void whatTheBrowserAddsCountsForNothing() {
        String uri = push(World.request("acr_values", "high"));

        AuthorizationAnswer answer = world.provider.authorize(World.parameters(Map.of(
                "client_id", World.BROKER, "request_uri", uri, "acr_values", "low", "redirect_uri", "https://evil")));

        assertThat(((Begin) answer).login().level().uris()).containsExactly("http://eidas.europa.eu/LoA/high");
    }

    @Test
    void aClientWhoseRequestsArePushedSendsNoOthers() {
        assertThat(world.error("client_id", "strict")).isEqualTo("invalid_request");
    }

    @Test
    void aBrokenRequestIsRefusedBeforeItsBrowserComes() {
        assertThat(error(World.request("code_challenge_method", "plain"))).isEqualTo("invalid_request");
        assertThat(error(World.request("redirect_uri", "https://evil.example/")))
                .isEqualTo("invalid_request");
        assertThat(error(World.request("request_uri", Authorization.REQUEST_URI + "x")))
                .isEqualTo("request_uri_not_supported");
    }

    @Test
    void whatOtherCountriesGetToSeeHasNoLineBreaksAndAnEnd() {
        assertThat(error(World.request("provider_name", "Banco\r\nEvil"))).isEqualTo("invalid_request");
        assertThat(error(World.request("provider_name", "a".repeat(129)))).isEqualTo("invalid_request");
        assertThat(error(World.request("requester_id", "a".repeat(1_025)))).isEqualTo("invalid_request");
        assertThat(error(World.request("sp_type", "both"))).isEqualTo("invalid_request");
    }

    @Test
    void whoDoesNotProveHimselfPushesNothing() {
        Json answer = world.provider.push(new Form(World.parameters(World.request()), false));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aRequestIsPushedForOneselfAlone() {
        Json answer = world.provider.push(world.from("other", World.request()));

        assertThat(World.json(answer)).containsEntry("error", "invalid_client");
    }

    private String push(Map<String, String> request) {
        Json answer = world.provider.push(world.from(World.BROKER, request));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(World.json(answer)).containsEntry("expires_in", 60L);
        return (String) World.json(answer).get("request_uri");
    }

    private String error(Map<String, String> request) {
        return (String) World.json(world.provider.push(world.from(World.BROKER, request)))
                .get("error");
    }

    private AuthorizationAnswer browse(String clientId, String uri) {
        return world.provider.authorize(World.parameters(Map.of("client_id", clientId, "request_uri", uri)));
    }
}
