package org.pontis.idp.sms.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Executors;

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

    HttpTransport(HttpSettings settings, Runnable onConnected) {
        this.sendSms = new SendSms(settings);
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
        try {
            return SendSms.verdict(client.send(sendSms.request(message), BodyHandlers.discarding())
                    .statusCode());
        } catch (ConnectException | HttpConnectTimeoutException | SSLHandshakeException unsent) {
            // the request has not left
            return new Verdict.Refused("no connection");
        } catch (IOException lost) {
            return new Verdict.Uncertain(List.of(), "no answer");
        }
    }

    @Override
    public void close() {
        reachability.close();
        client.shutdownNow();
    }
}
