package org.pontis.eidas.store;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.infinispan.context.Flag;

/**
 * What waits, in the cache of all nodes. Taking something is to put in its place a mark that nobody else could make, and not to
 * remove it: when the node that keeps a key dies in between, Infinispan does the change once more, and only a change into something
 * recognisable tells then whether it was ours that went through. A removal that is done again finds nothing, and a login would
 * be lost. One node alone does nothing twice, and simply removes it.
 */
final class SharedPending<T> implements Pending<T> {

    private static final Duration MARK = Duration.ofMinutes(2);

    private final Cache<String, String> cache;
    private final Room room;
    private final boolean alone;
    private final char what;
    private final String prefix;
    private final RecordCodec<T> codec;

    SharedPending(Cache<String, String> cache, Room room, char what, String prefix, RecordCodec<T> codec) {
        this.cache = cache;
        this.room = room;
        this.alone = !cache.getCacheConfiguration().clustering().cacheMode().isClustered();
        this.what = what;
        this.prefix = prefix;
        this.codec = codec;
    }

    @Override
    public void begin(String id, T value, Duration life) {
        Set<Payer> payers = Payer.of(value);
        room.begin(payers);
        keep(id, value, payers, life);
    }

    @Override
    public void put(String id, T value, Duration life) {
        Set<Payer> payers = Payer.of(value);
        room.goOn(payers);
        keep(id, value, payers, life);
    }

    private void keep(String id, T value, Set<Payer> payers, Duration life) {
        String key = prefix + id;
        String kept = Kept.write(what, Payer.write(payers), codec.write(value));
        room.added(what, payers, key, kept);
        cache.getAdvancedCache()
                .withFlags(Flag.IGNORE_RETURN_VALUES)
                .put(key, kept, life.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public T settle(String id, T value, Duration life) {
        String key = prefix + id;
        String kept = Kept.write(what, "", codec.write(value));
        room.added(what, Set.of(), key, kept);
        String before = cache.putIfAbsent(key, kept, life.toMillis(), TimeUnit.MILLISECONDS);
        return Kept.isWaiting(before) ? read(before).orElse(value) : value;
    }

    @Override
    public Optional<T> take(String id) {
        String key = prefix + id;
        String kept = cache.get(key);
        return Kept.isWaiting(kept) && isMine(key, kept) ? read(kept) : Optional.empty();
    }

    private boolean isMine(String key, String kept) {
        return alone
                ? cache.remove(key, kept)
                : cache.replace(key, kept, Mark.next(), MARK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Optional<T> look(String id) {
        String kept = cache.get(prefix + id);
        return Kept.isWaiting(kept) ? read(kept) : Optional.empty();
    }

    private Optional<T> read(String kept) {
        return codec.read(Kept.text(kept));
    }
}
