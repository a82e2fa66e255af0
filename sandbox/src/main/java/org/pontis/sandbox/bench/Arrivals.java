package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * People who come at a steady rate and do not wait for one another. A login's time counts from the moment it was due: a
 * server that falls behind cannot hide it by making the next person late.
 */
final class Arrivals {

    private Arrivals() {}

    /**
     * @param rate logins begun in a second
     * @param each makes one login; an exception is a failed one
     */
    static Step at(double rate, Duration length, ServerCpu server, Runnable each) throws InterruptedException {
        int count = (int) Math.max(1, Math.round(rate * length.toMillis() / 1000));
        List<Future<Duration>> logins = new ArrayList<>(count);
        Duration before = server.total();
        long began = System.nanoTime();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long due = began + Math.round(i * 1e9 / rate);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                logins.add(people.submit(() -> {
                    each.run();
                    return Duration.ofNanos(System.nanoTime() - due);
                }));
            }
        }
        double cpu = server.total().minus(before).toNanos() / 1e6 / count;
        List<Duration> times = logins.stream()
                .filter(login -> login.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .sorted()
                .toList();
        return new Step(rate, times, count - times.size(), cpu);
    }
}
