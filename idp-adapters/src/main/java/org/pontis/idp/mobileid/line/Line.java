package org.pontis.idp.mobileid.line;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pontis.idp.net.CappedBody;

/** Sends one request and brings one answer, later. A thousand may be on their way; they share a handful of threads. */
public final class Line {

    /** Two threads of the carrier's are enough for what is done with answers, because none of it waits for long. */
    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    /** A CMS with its chain has ten thousand octets. */
    private static final int LARGEST = 64 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final URI base;
    private final Duration patience;
    private final HttpClient client;

    private Line(URI base, Duration patience, HttpClient client) {
        this.base = base;
        this.patience = patience;
        this.client = client;
    }

    /** Opens the line; nothing is sent yet. */
    public static Line to(LineSettings settings) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                // an answer is only copied; what follows it has threads
                .executor(Runnable::run);
        settings.tls().ifPresent(client::sslContext);
        return new Line(settings.url(), settings.timeout(), client.build());
    }

    /** Posts a JSON object. */
    public CompletableFuture<Reply> post(String path, Map<String, ?> body) {
        try {
            return send(request(path).POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))), Duration.ZERO);
        } catch (JsonProcessingException ourOwn) {
            return CompletableFuture.failedFuture(ourOwn);
        }
    }

    /**
     * Gets something.
     *
     * @param thinking how much longer than usual the other side may take, as it was asked to
     */
    public CompletableFuture<Reply> get(String path, Duration thinking) {
        return send(request(path).GET(), thinking);
    }

    /** Deletes something. */
    public CompletableFuture<Reply> delete(String path) {
        return send(request(path).DELETE(), Duration.ZERO);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("Accept", "application/json");
    }

    /** What follows an answer runs on a thread of its own, never on that of whoever asked. */
    private CompletableFuture<Reply> send(HttpRequest.Builder request, Duration thinking) {
        Duration whole = patience.plus(thinking);
        CompletableFuture<HttpResponse<byte[]>> sent =
                client.sendAsync(request.timeout(whole).build(), head -> CappedBody.of(head, LARGEST));
        // the request's own timeout ends with the first octet, and somebody may send one at a time
        return sent.copy()
                .orTimeout(whole.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answer, failure) -> sent.cancel(true))
                .thenApplyAsync(answer -> Reply.read(answer, JSON), THREADS);
    }

    /** Where work after an answer may take as long as it needs. */
    public static Executor threads() {
        return THREADS;
    }
}
