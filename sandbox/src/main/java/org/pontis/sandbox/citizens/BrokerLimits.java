package org.pontis.sandbox.citizens;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.sandbox.web.Response;

/**
 * Asks the broker to forget all counters and cool-downs of its realms, as each one's client {@code sandbox} (client credentials, RFC
 * 6749 section 4.4).
 */
public final class BrokerLimits {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String CLIENT = "sandbox";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<String> realms;
    private final String secret;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** @param realms their addresses, such as {@code http://localhost:8080/realms/es} */
    public BrokerLimits(List<String> realms, String secret) {
        this.realms = List.copyOf(realms);
        this.secret = secret;
    }

    /** How it went. */
    public sealed interface Outcome {

        /** There are no counters any more. */
        record Forgotten() implements Outcome {}

        /** Nothing is known to have changed. */
        record Failed(String code, String sentence) implements Outcome {}
    }

    /** Asks twice at most: forgetting twice does no harm. */
    public Outcome forget() throws InterruptedException {
        Outcome outcome = new Outcome.Forgotten();
        for (String realm : realms) {
            if (outcome instanceof Outcome.Forgotten) {
                outcome = forget(realm);
            }
        }
        return outcome;
    }

    private Outcome forget(String realm) throws InterruptedException {
        for (int asked = 0; asked < 2; asked++) {
            try {
                return ask(realm);
            } catch (IOException unanswered) {
                // perhaps a connection kept from before the broker's restart
            }
        }
        return new Outcome.Failed("BROKER_UNREACHABLE", "The broker does not answer; it is perhaps still starting.");
    }

    /** With the token from before, as long as the broker takes it. */
    private Outcome ask(String realm) throws IOException, InterruptedException {
        String kept = tokens.remove(realm);
        if (kept != null) {
            HttpResponse<String> answer = forgetWith(kept, realm);
            if (answer.statusCode() != 401) {
                return outcome(answer);
            }
        }
        HttpResponse<String> token = send(tokenRequest(realm));
        if (token.statusCode() != 200) {
            return refused("a token", token);
        }
        return outcome(forgetWith(
                Response.JSON.readTree(token.body()).path("access_token").asText(), realm));
    }

    private HttpResponse<String> forgetWith(String token, String realm) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(realm + "/pontis/limits"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build());
        if (answer.statusCode() == 204) {
            tokens.put(realm, token);
        }
        return answer;
    }

    private static Outcome outcome(HttpResponse<String> answer) {
        return answer.statusCode() == 204 ? new Outcome.Forgotten() : refused("to forget its limits", answer);
    }

    private HttpRequest tokenRequest(String realm) {
        String credentials = encode(CLIENT) + ":" + encode(secret);
        return HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }

    private static Outcome refused(String what, HttpResponse<String> answer) {
        return new Outcome.Failed(
                "BROKER_REFUSED", "The broker refused " + what + ": status " + answer.statusCode() + ".");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
