package org.pontis.idp.certificate.revocation;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.pontis.idp.net.CappedBody;

/**
 * {@link Fetch} over Java's own HTTP client. However many citizens come at once, only some requests are open to each host, and
 * each host has a client of its own: one that is slow does not keep the others waiting.
 */
public final class HttpFetch implements Fetch {

    private static final int OK = 200;

    /** Few: the hosts are those an operator wrote down. */
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    /** Whoever has waited long enough leaves, whatever a request waits for, the host's address included. */
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** A host, and how many may ask it at once. */
    private record Place(HttpClient client, Semaphore room) {

        private static final int MOST = 16;

        static Place fresh() {
            return new Place(
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(Duration.ofSeconds(5))
                            // an answer is only copied: handing that to another thread would cost twice the request
                            .executor(Runnable::run)
                            .build(),
                    new Semaphore(MOST, true));
        }
    }

    @Override
    public Answer send(Ask ask) throws Unusable {
        Deadline deadline = Deadline.in(ask.patience());
        Place place = places.computeIfAbsent(ask.uri().getAuthority().toLowerCase(Locale.ROOT), host -> Place.fresh());
        try {
            Unusable.unless(
                    place.room().tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS), "too many ask at once");
            try {
                return answer(place.client(), ask, deadline);
            } finally {
                place.room().release();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unusable("the server is stopping");
        }
    }

    private Answer answer(HttpClient client, Ask ask, Deadline deadline) throws Unusable, InterruptedException {
        Future<HttpResponse<byte[]>> answer =
                threads.submit(() -> client.send(request(ask), head -> CappedBody.of(head, ask.limit())));
        try {
            return usable(answer.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            throw new Unusable("no answer in time");
        } catch (ExecutionException failed) {
            throw new Unusable(why(failed.getCause()));
        } finally {
            // hangs up on whoever is still speaking
            answer.cancel(true);
        }
    }

    private static String why(Throwable failure) {
        return switch (failure) {
            // a port that is none, for example, in an address from a certificate
            case IllegalArgumentException notToBeAsked -> "the address cannot be asked";
            case IOException e when e.getCause() instanceof CappedBody.TooLarge -> "the answer is too large";
            default -> "no answer";
        };
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
