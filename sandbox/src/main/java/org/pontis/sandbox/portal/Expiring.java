package org.pontis.sandbox.portal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A bounded memory that forgets: the oldest entry when it is full, each when its time is up. */
public final class Expiring<V> {

    private static final int CAPACITY = 10_000;

    private record Kept<V>(V value, Instant until) {}

    private final Duration life;
    private final InstantSource clock;
    private final Map<String, Kept<V>> entries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
            return size() > CAPACITY;
        }
    };

    public Expiring(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    public synchronized void put(String key, V value) {
        entries.put(key, new Kept<>(value, clock.instant().plus(life)));
    }

    /** Puts the value unless a living one stands there; says whether it did. */
    public synchronized boolean putIfAbsent(String key, V value) {
        boolean absent = get(key).isEmpty();
        if (absent) {
            put(key, value);
        }
        return absent;
    }

    public synchronized Optional<V> get(String key) {
        return Optional.ofNullable(entries.get(key)).filter(this::lives).map(Kept::value);
    }

    /** Looks up and removes in one act: of two simultaneous callers one gets the value. */
    public synchronized Optional<V> take(String key) {
        return Optional.ofNullable(entries.remove(key)).filter(this::lives).map(Kept::value);
    }

    public synchronized int removeIf(Predicate<V> unwanted) {
        int before = entries.size();
        entries.values().removeIf(entry -> unwanted.test(entry.value()));
        return before - entries.size();
    }

    private boolean lives(Kept<V> entry) {
        return clock.instant().isBefore(entry.until());
    }
}
