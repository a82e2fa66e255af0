package org.pontis.sandbox.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.net.ssl.SSLContext;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.web.Response;

/** Requests whose answer must be the expected one: a benchmark of errors measures nothing. */
public record Http(HttpClient client) implements AutoCloseable {

    public Http() {
        this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    /** With a card in the reader. */
    Http(SSLContext card) {
        this(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(card)
                .build());
    }

    static HttpRequest form(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(fields)))
                .build();
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    JsonNode json(HttpRequest request) {
        try {
            return Response.JSON.readTree(expect(request, 200).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpResponse<String> expect(HttpRequest request, int... statuses) {
        return expect(request, BodyHandlers.ofString(), statuses);
    }

    <T> HttpResponse<T> expect(HttpRequest request, BodyHandler<T> body, int... statuses) {
        HttpResponse<T> response = send(request, body);
        if (IntStream.of(statuses).noneMatch(status -> status == response.statusCode())) {
            throw new IllegalStateException(request.method() + " "
                    + request.uri().getPath() + " was answered with " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return client.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
