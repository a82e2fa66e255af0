package org.pontis.eidas.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.pontis.eidas.saml.check.Replay;

/** The memory of messages, in the cache of all nodes. */
final class SharedReplay implements Replay {

    private final Cache<String, String> cache;
    private final InstantSource clock;

    SharedReplay(Cache<String, String> cache, InstantSource clock) {
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public boolean isFirst(String issuer, String id, Instant until) {
        // the mark is ours alone: when a dying node makes Infinispan do it again, what is there already may be our own
        String mark = UUID.randomUUID().toString();
        long life = Math.max(1_000, Duration.between(clock.instant(), until).toMillis());
        String before = cache.putIfAbsent("seen " + issuer + " " + id, mark, life, TimeUnit.MILLISECONDS);
        return before == null || before.equals(mark);
    }
}
