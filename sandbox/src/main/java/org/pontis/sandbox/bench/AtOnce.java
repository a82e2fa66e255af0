package org.pontis.sandbox.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How many log in at the same time. One, or, where citizens wait for their phones, a few: what is waited costs no processor
 * anything, but the benchmark its time.
 */
record AtOnce(int people) {

    static final AtOnce ONE = new AtOnce(1);
    static final AtOnce A_FEW = new AtOnce(4);

    /**
     * Does it all.
     *
     * @throws IllegalStateException if one of them failed
     */
    void all(List<Runnable> logins) {
        try (ExecutorService threads = Executors.newFixedThreadPool(people)) {
            List<Future<?>> begun =
                    logins.stream().<Future<?>>map(threads::submit).toList();
            try {
                for (Future<?> login : begun) {
                    login.get();
                }
            } finally {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
    }
}
