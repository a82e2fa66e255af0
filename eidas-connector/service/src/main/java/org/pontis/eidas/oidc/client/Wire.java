package org.pontis.eidas.oidc.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import org.pontis.eidas.oidc.Query;

/** Small documents from and to the broker: limited in time and size, without redirects, cookies and a proxy. */
public final class Wire implements ResourceRetriever, AutoCloseable {

    private static final int OK = 200;
    private static final int MAX_BYTES = 1 << 18;

    private final HttpClient http;
    private final Duration patience;

    /**
     * @param patience how long the broker may take to begin its answer, and again to end it
     * @param tls whom to trust; the machine's own authorities if nothing is said
     */
    public Wire(Duration patience, Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience);
        tls.ifPresent(builder::sslContext);
        this.http = builder.build();
        this.patience = patience;
    }

    /** What came back. */
    record Answer(int status, String body) {}

    /** @throws IOException if there is no answer, or one that is too long */
    Answer get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address).GET());
    }

    /** @throws IOException if there is no answer, or one that is too long */
    Answer post(URI address, Map<String, String> form) throws IOException {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Query.of(form))));
    }

    /** For keys. */
    @Override
    public Resource retrieveResource(URL url) throws IOException {
        Answer answer = get(URI.create(url.toString()));
        if (answer.status() != OK) {
            throw new IOException("HTTP status " + answer.status() + " instead of 200.");
        }
        return new Resource(answer.body(), "application/json");
    }

    private Answer send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request =
                builder.timeout(patience).header("Accept", "application/json").build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                // the request's own limit ends with the head; a body may come drop by drop
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> close(body));
                return new Answer(response.statusCode(), limited(body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", e);
        }
    }

    private static String limited(InputStream body) throws IOException {
        byte[] read = body.readNBytes(MAX_BYTES + 1);
        if (read.length > MAX_BYTES) {
            throw new IOException("More than " + MAX_BYTES + " bytes.");
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // nobody reads it any more
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
