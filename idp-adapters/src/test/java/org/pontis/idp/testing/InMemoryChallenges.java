package org.pontis.idp.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.broker.Challenges;

/** A store whose {@code take} is atomic. */
public final class InMemoryChallenges implements Challenges {

    private record Entry(Map<String, String> challenge, Instant until) {}

    private final InstantSource clock;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    public InMemoryChallenges(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void put(String key, Duration lifetime, Map<String, String> challenge) {
        entries.put(key, new Entry(Map.copyOf(challenge), clock.instant().plus(lifetime)));
    }

    @Override
    public Optional<Map<String, String>> take(String key) {
        return Optional.ofNullable(entries.remove(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::challenge);
    }

    @Override
    public Optional<Map<String, String>> look(String key) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> clock.instant().isBefore(entry.until()))
                .map(Entry::challenge);
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Everything in the store, as an attacker who stole it would see it. */
    public String dump() {
        return entries.toString();
    }
}
