package org.pontis.idp.net;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.impl.client.CloseableHttpClient;

/**
 * A request that is over by a fixed time, whatever the other side does. Timeouts of sockets begin anew with each octet: whoever sends one
 * now and then would keep us for ever.
 *
 * @param patience from the first packet to the last line of the answer's head
 */
public record TimedRequest(CloseableHttpClient client, Duration patience) {

    /**
     * What the other side says to it. The body of the answer is not read.
     *
     * @throws IOException if nobody answers, or not in time
     */
    public int status(HttpUriRequest request) throws IOException {
        Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Void> end = CompletableFuture.runAsync(request::abort, later);
        try (CloseableHttpResponse answer = client.execute(request)) {
            return answer.getStatusLine().getStatusCode();
        } finally {
            end.cancel(false);
        }
    }
}
