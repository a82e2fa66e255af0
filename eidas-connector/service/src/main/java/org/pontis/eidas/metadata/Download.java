package org.pontis.eidas.metadata;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/**
 * Gets small documents from other people's servers, which may be slow, endless or point elsewhere: one deadline for the whole
 * exchange, a limit on size, no redirects, no compression, no cookies, no proxy.
 */
final class Download implements AutoCloseable {

    private static final int OK = 200;

    private final HttpClient client;
    private final Limits limits;

    Download(Limits limits, Optional<SSLContext> tls) {
        this.limits = limits;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.fetchTime())
                .sslParameters(Tls.PARAMETERS);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    /** @throws BrokenRule if there is no answer, no good one, or a very long one */
    byte[] get(URI address) throws BrokenRule {
        return exchange(HttpRequest.newBuilder(address).GET());
    }

    byte[] post(URI address, String type, byte[] body) throws BrokenRule {
        return exchange(
                HttpRequest.newBuilder(address).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private byte[] exchange(HttpRequest.Builder builder) throws BrokenRule {
        HttpRequest request = builder.timeout(limits.fetchTime()).build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, head -> new LimitedBody(limits.fetchBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(limits.fetchTime().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw unreachable(request, "HTTP status " + response.statusCode() + " instead of 200", null);
            }
            return response.body();
        } catch (TimeoutException e) {
            throw unreachable(request, "no complete answer within " + limits.fetchTime(), e);
        } catch (ExecutionException e) {
            throw unreachable(request, reason(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(request, "the node is being shut down", e);
        } finally {
            // closes the connection if the answer is not complete
            answer.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof LimitedBody.TooLong
                ? cause.getMessage()
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
    }

    private static BrokenRule unreachable(HttpRequest request, String why, Throwable cause) {
        return new BrokenRule(MetadataRule.REACHABLE, why + " from " + request.uri() + ".", cause);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
