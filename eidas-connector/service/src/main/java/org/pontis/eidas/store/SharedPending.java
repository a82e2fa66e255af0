package org.pontis.eidas.store;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.infinispan.context.Flag;

/**
 * What waits, in the cache of all nodes. Taking something is to put in its place a mark that nobody else could make, and not to
 * remove it: when the node that keeps a key dies in between, Infinispan does the change once more, and only a change into something
 * recognisable tells then whether it was ours that went through. A removal that is done again finds nothing, and a login would
 * be lost.
 */
final class SharedPending<T> implements Pending<T> {

    private static final String WAITS = "waits ";
    private static final Duration MARK = Duration.ofMinutes(2);

    private final Cache<String, String> cache;
    private final String prefix;
    private final RecordCodec<T> codec;

    SharedPending(Cache<String, String> cache, String prefix, RecordCodec<T> codec) {
        this.cache = cache;
        this.prefix = prefix;
        this.codec = codec;
    }

    @Override
    public void put(String id, T value, Duration life) {
        cache.getAdvancedCache()
                .withFlags(Flag.IGNORE_RETURN_VALUES)
                .put(prefix + id, WAITS + codec.write(value), life.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public T settle(String id, T value, Duration life) {
        String before =
                cache.putIfAbsent(prefix + id, WAITS + codec.write(value), life.toMillis(), TimeUnit.MILLISECONDS);
        return isWaiting(before) ? read(before).orElse(value) : value;
    }

    @Override
    public Optional<T> take(String id) {
        String key = prefix + id;
        String kept = cache.get(key);
        return isWaiting(kept)
                        && cache.replace(
                                key, kept, "taken " + UUID.randomUUID(), MARK.toMillis(), TimeUnit.MILLISECONDS)
                ? read(kept)
                : Optional.empty();
    }

    @Override
    public Optional<T> look(String id) {
        String kept = cache.get(prefix + id);
        return isWaiting(kept) ? read(kept) : Optional.empty();
    }

    /** Whether it has not been taken. */
    static boolean isWaiting(String kept) {
        return kept != null && kept.startsWith(WAITS);
    }

    private Optional<T> read(String kept) {
        return codec.read(kept.substring(WAITS.length()));
    }
}
