package org.pontis.idp.certificate.revocation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Whoever asks the same while somebody is asking waits for that answer instead of asking again. */
public final class SingleFlight<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** The value of {@code flight}, or that of the one that is under way for the same key. */
    public V share(K key, Supplier<V> flight) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        CompletableFuture<V> underWay = flights.putIfAbsent(key, mine);
        if (underWay != null) {
            return underWay.join();
        }
        try {
            V value = flight.get();
            mine.complete(value);
            return value;
        } finally {
            // a flight that threw must not leave its passengers waiting; complete() before was first
            mine.completeExceptionally(new IllegalStateException("The one we waited for failed."));
            flights.remove(key, mine);
        }
    }
}
