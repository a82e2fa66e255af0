package org.pontis.sandbox.e2e;

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
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.web.Response;

/** The sandbox's API, as the run contract has it: what the phones show, which faults play, and forgetting limits. */
public record SandboxApi(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern CODE = Pattern.compile("^@\\S+ #(\\S+)$", Pattern.MULTILINE);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static SandboxApi of(Addresses addresses) {
        return new SandboxApi(addresses.sandboxUrl());
    }

    public JsonNode messages(String msisdn) {
        return json(send(request("/api/phones/" + encode(msisdn) + "/messages").GET()));
    }

    public int count(String msisdn) {
        return messages(msisdn).size();
    }

    /** Waits until the phone has more than {@code before} messages and reads the code in the last one. */
    public String codeAfter(int before, String msisdn) {
        Instant patience = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(patience)) {
            JsonNode messages = messages(msisdn);
            if (messages.size() > before) {
                Matcher code = CODE.matcher(
                        messages.get(messages.size() - 1).path("text").asText());
                if (code.find()) {
                    return code.group(1);
                }
            }
            pause();
        }
        throw new AssertionError("No SMS came.");
    }

    public void clearPhone(String msisdn) {
        expect(
                200,
                204,
                send(request("/api/phones/" + encode(msisdn) + "/messages").DELETE()));
    }

    public void fault(String name, String parameters) {
        expect(200, 204, send(request("/api/faults/" + name).PUT(BodyPublishers.ofString(parameters))));
    }

    public void noFaults() {
        expect(200, 204, send(request("/api/faults").DELETE()));
    }

    public void forgetLimits() {
        expect(204, 204, send(request("/api/limits").DELETE()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return Response.JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void expect(int one, int other, HttpResponse<String> response) {
        if (response.statusCode() != one && response.statusCode() != other) {
            throw new AssertionError("The sandbox answered " + response.statusCode() + ": " + response.body());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
