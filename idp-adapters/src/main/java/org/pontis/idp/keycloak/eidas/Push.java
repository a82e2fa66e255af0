package org.pontis.idp.keycloak.eidas;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import org.keycloak.http.simple.SimpleHttp;
import org.keycloak.http.simple.SimpleHttpRequest;
import org.keycloak.http.simple.SimpleHttpResponse;
import org.keycloak.models.KeycloakSession;
import org.pontis.broker.LoginProblem;

/**
 * Says a request to the connector itself, and not through the browser (RFC 9126): who changes the address of a page would
 * otherwise say for whom the citizen is asked abroad.
 *
 * @param address the connector's endpoint for pushed requests
 * @param proof adds what we prove ourselves with
 */
record Push(KeycloakSession session, String address, UnaryOperator<SimpleHttpRequest> proof) {

    private static final int CREATED = 201;

    /**
     * The name under which the connector keeps the request.
     *
     * @param query of the request, percent-encoded
     */
    String push(String query) {
        SimpleHttpRequest request = SimpleHttp.create(session).doPost(address);
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            request.param(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
        try (SimpleHttpResponse response = proof.apply(request).asResponse()) {
            JsonNode answer = response.asJson();
            if (response.getStatus() != CREATED) {
                String error = answer.path("error").asText();
                throw new Refused(EidasProblems.of(error, Optional.empty()), "HTTP " + response.getStatus());
            }
            return Optional.ofNullable(answer.path("request_uri").textValue())
                    .orElseThrow(() -> new Refused(EidasProblems.UNUSABLE, "no request_uri"));
        } catch (IOException e) {
            throw new Refused(EidasProblems.UNAVAILABLE, e.getClass().getSimpleName());
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The connector did not take it; the message is for the log. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient LoginProblem problem;

        Refused(LoginProblem problem, String why) {
            super(why, null, false, false);
            this.problem = problem;
        }

        LoginProblem problem() {
            return problem;
        }
    }
}
