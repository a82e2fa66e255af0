package org.pontis.sandbox.e2e.attack.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** So many requests from so many places at once, under way. What was answered is counted. */
final class Flood {

    /** Stands where a status would: the server has hung up. */
    static final int NO_ANSWER = 0;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Connections of its own: where one flood is hung up on, another is not. */
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch busy;

    private Flood(int wide) {
        busy = new CountDownLatch(wide);
    }

    static Flood of(int requests, int wide, Supplier<HttpRequest> request) {
        Flood flood = new Flood(wide);
        AtomicInteger left = new AtomicInteger(requests);
        for (int i = 0; i < wide; i++) {
            Thread.ofVirtual().name("flood").start(() -> {
                try {
                    while (left.getAndDecrement() > 0) {
                        flood.answers.merge(status(flood.http, request.get()), 1, Integer::sum);
                    }
                } finally {
                    flood.busy.countDown();
                }
            });
        }
        return flood;
    }

    /** One request alone. */
    static int status(HttpRequest request) {
        return status(HTTP, request);
    }

    private static int status(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException hungUp) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    boolean over() {
        return busy.getCount() == 0;
    }

    /** How often each status was answered, when all is over. */
    Map<Integer, Integer> answers() throws InterruptedException {
        busy.await();
        return Map.copyOf(answers);
    }
}
