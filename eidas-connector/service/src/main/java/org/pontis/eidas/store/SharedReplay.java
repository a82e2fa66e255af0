package org.pontis.eidas.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.infinispan.Cache;
import org.pontis.eidas.saml.check.Replay;

/** The memory of messages, in the cache of all nodes. When it is full no message is accepted, since none could be remembered. */
final class SharedReplay implements Replay {

    private final Cache<String, String> cache;
    private final Room room;
    private final InstantSource clock;

    SharedReplay(Cache<String, String> cache, Room room, InstantSource clock) {
        this.cache = cache;
        this.room = room;
        this.clock = clock;
    }

    /** @throws NoRoom if it cannot be remembered */
    @Override
    public boolean isFirst(String issuer, String id, Instant until) {
        room.message();
        // the mark is ours alone: when a dying node makes Infinispan do it again, what is there already may be our own
        String mark = Mark.next();
        String key = key(issuer, id);
        long life = Math.max(1_000, Duration.between(clock.instant(), until).toMillis());
        room.added(Kept.TAKEN, Set.of(), key, mark);
        String before = cache.putIfAbsent(key, mark, life, TimeUnit.MILLISECONDS);
        return before == null || before.equals(mark);
    }

    /** Two messages have the same one only if their sender takes pains to find such, and then loses one of them. */
    private static String key(String issuer, String id) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((issuer + " " + id).getBytes(StandardCharsets.UTF_8));
            return "seen " + new String(digest, StandardCharsets.ISO_8859_1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
