package org.pontis.sandbox.e2e.attack.oidc;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.Citizen;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.run.Stack;

import static org.assertj.core.api.Assertions.assertThat;

/** What all these attacks have in common: a portal, a citizen who is logged in, and the oracle at the end of each. */
@ExtendWith(Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@UnderAttack
abstract class OidcAttack {

    Stack stack;
    RegisteredPortal portal;
    RegisteredPortal other;
    Citizen ana;
    Citizen bruno;

    /** Ana's, logged in with her password. */
    Browser browser;

    Oracle oracle;
    private final Set<String> expected = new TreeSet<>();

    @BeforeAll
    void register(Stack running) {
        stack = running;
        portal = RegisteredPortal.register(running);
        other = RegisteredPortal.register(running);
        SandboxApi sandbox = SandboxApi.of(running.addresses());
        ana = Citizen.of(Citizen.ANA, sandbox);
        bruno = Citizen.of(Citizen.BRUNO, sandbox);
        browser = loggedIn(ana);
    }

    @AfterAll
    void leave() {
        portal.close();
        other.close();
    }

    @BeforeEach
    void watch() {
        oracle = Oracle.watching(stack);
    }

    /** Whatever was tried: the next good request is served, and nobody is in who was not. */
    @AfterEach
    void nothingHappened() {
        try (Oracle watched = oracle) {
            assertThat(portal.tokens(browser).has("id_token"))
                    .as("the next good request")
                    .isTrue();
            if (!expected.isEmpty()) {
                watched.audited(expected.toArray(String[]::new));
            }
        } finally {
            expected.clear();
        }
    }

    /** A browser with a session of its own; the oracle knows. */
    Browser loggedIn(Citizen citizen) {
        Browser fresh = new Browser();
        Page last = citizen.logsInWithPassword(portal.ask(fresh));
        assertThat(portal.answer(last.response())).containsKey("code");
        if (oracle != null) {
            oracle.knowsWhoIsIn();
        }
        return fresh;
    }

    /** The authorization endpoint says no on a page, and sends nobody anywhere. */
    void refused(String error, HttpResponse<String> answer) {
        oracle.refused(answer, "OIDC_REQUEST_INVALID");
        expected.add(error);
    }

    /** The portal is told in the protocol's words, with its state, at its registered address. */
    void told(RegisteredPortal whom, HttpResponse<String> answer, String... errors) {
        Map<String, String> parameters = whom.answer(answer);
        assertThat(parameters)
                .as(() ->
                        "answer " + answer.statusCode() + " " + answer.headers().map())
                .containsKey("error");
        assertThat(parameters.get("error")).isIn((Object[]) errors);
        assertThat(parameters).doesNotContainKeys("code", "access_token", "id_token");
    }

    /** One of the endpoints for servers says no, in JSON. */
    void denied(HttpResponse<String> answer, String... errors) {
        oracle.nothingFrom(answer);
        JsonNode json = Http.json(answer);
        assertThat(json.path("error").asText()).as(answer.body()).isIn((Object[]) errors);
    }
}
