package org.pontis.idp.certificate.revocation;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.pontis.idp.net.CappedBody;

/** {@link Fetch} over Java's own HTTP client. However many citizens come at once, only
 * some requests are open to each host: one that is slow does not keep the others waiting. */
public final class HttpFetch implements Fetch {

    private static final int MOST_TO_A_HOST = 16;
    private static final int OK = 200;

    /** Few: the hosts are those an operator wrote down. */
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    @Override
    public Answer send(Ask ask) throws Unusable {
        Deadline deadline = Deadline.in(ask.patience());
        Semaphore ofHost =
                places.computeIfAbsent(ask.uri().getAuthority(), host -> new Semaphore(MOST_TO_A_HOST, true));
        try {
            Unusable.unless(
                    ofHost.tryAcquire(deadline.left().toMillis(), TimeUnit.MILLISECONDS), "too many ask at once");
            try {
                return answer(ask, deadline);
            } finally {
                ofHost.release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unusable("the server is stopping");
        }
    }

    private Answer answer(Ask ask, Deadline deadline) throws Unusable, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = sent(ask);
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

    private CompletableFuture<HttpResponse<byte[]>> sent(Ask ask) throws Unusable {
        try {
            return client.sendAsync(request(ask), head -> CappedBody.of(head, ask.limit()));
        } catch (IllegalArgumentException notToBeAsked) {
            // a port that is none, for example, in an address from a certificate
            throw new Unusable("the address cannot be asked");
        }
    }

    private static HttpRequest request(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.uri());
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
