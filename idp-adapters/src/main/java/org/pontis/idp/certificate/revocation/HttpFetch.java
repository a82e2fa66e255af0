package org.pontis.idp.certificate.revocation;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@link Fetch} over Java's own HTTP client. However many citizens come at once, only some requests are open. */
public final class HttpFetch implements Fetch {

    private static final int MOST_AT_ONCE = 32;
    private static final int OK = 200;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Override
    public Answer send(Ask ask) throws Unusable {
        Deadline deadline = Deadline.in(ask.patience());
        try {
            Unusable.unless(
                    places.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS), "too many ask at once");
            try {
                return answer(ask, deadline);
            } finally {
                places.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unusable("the server is stopping");
        }
    }

    private Answer answer(Ask ask, Deadline deadline) throws Unusable, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(ask), head -> CappedBody.of(head, ask.limit()));
        try {
            return usable(answer.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            throw new Unusable("no answer in time");
        } catch (ExecutionException failed) {
            throw new Unusable(
                    failed.getCause() instanceof CappedBody.TooLarge ? "the answer is too large" : "no answer");
        } finally {
            answer.cancel(true);
        }
    }

    private static HttpRequest request(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.uri()).timeout(ask.patience());
        ask.body().ifPresent(body -> request.header("Content-Type", "application/ocsp-request")
                .header("Accept", "application/ocsp-response")
                .POST(BodyPublishers.ofByteArray(body)));
        return request.build();
    }

    private static Answer usable(HttpResponse<byte[]> answer) throws Unusable {
        Unusable.unless(answer.statusCode() == OK, "HTTP status " + answer.statusCode());
        // we asked for no encoding; whoever packs the answer all the same may have packed a bomb
        Unusable.unless(answer.headers().firstValue("Content-Encoding").isEmpty(), "the answer is packed");
        return new Answer(answer.headers().firstValue("Content-Type"), answer.body());
    }
}
