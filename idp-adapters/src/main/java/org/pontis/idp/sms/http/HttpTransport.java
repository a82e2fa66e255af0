package org.pontis.idp.sms.http;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.Transport;
import org.pontis.idp.sms.centre.Verdict;

/** Hands messages to an HTTP gateway, each in a request of its own. */
final class HttpTransport implements Transport {

    private final SendSms sendSms;
    private final HttpClient client;
    private final Reachability reachability;
    /** To connect and to answer; Java's own timer stops at the answer's first line. */
    private final Duration patience;

    HttpTransport(HttpSettings settings, Runnable onConnected) {
        this.sendSms = new SendSms(settings);
        this.patience = settings.pace().timeout().multipliedBy(2);
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.pace().timeout())
                .sslContext(settings.tls())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.reachability = Reachability.watch(settings, onConnected);
    }

    @Override
    public boolean connected() {
        return reachability.reachable();
    }

    @Override
    public Verdict submit(Message message, Deadline deadline) throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(sendSms.request(message), BodyHandlers.discarding());
        try {
            return SendSms.verdict(
                    answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException failed) {
            return unanswered(failed.getCause());
        } catch (TimeoutException late) {
            return new Verdict.Uncertain(List.of(), "no end of the answer");
        } finally {
            answer.cancel(true);
        }
    }

    private static Verdict unanswered(Throwable cause) {
        return switch (cause) {
            // the request has not left
            case ConnectException closed -> new Verdict.Refused("no connection");
            case HttpConnectTimeoutException silent -> new Verdict.Refused("no connection");
            case SSLHandshakeException untrusted -> new Verdict.Refused("no TLS connection");
            default -> new Verdict.Uncertain(List.of(), "no answer");
        };
    }

    @Override
    public void close() {
        reachability.close();
        client.shutdownNow();
    }
}
