package org.pontis.idp.keycloak.once;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.keycloak.models.SingleUseObjectProvider;

/**
 * Keycloak's store, whose memory two halves of a split cluster both have. What is put gets a name of its own; what is taken is
 * given only to whoever is first with that name. A lock is none of these: it stays in memory, and can be taken again.
 */
record OnceOnly(SingleUseObjectProvider memory, Spent spent) implements SingleUseObjectProvider {

    private static final String NAME = "pontis.once";
    private static final String UNTIL = "pontis.until";

    /** Clocks of nodes differ, and what is in memory may live a little longer than it was put for. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    @Override
    public void put(String key, long seconds, Map<String, String> notes) {
        if (key.endsWith(REVOKED_KEY)) {
            memory.put(key, seconds, notes);
            return;
        }
        Map<String, String> named = new HashMap<>();
        if (notes != null) {
            named.putAll(notes);
        }
        named.put(NAME, UUID.randomUUID().toString());
        named.put(UNTIL, until(seconds).toString());
        memory.put(key, seconds, named);
    }

    @Override
    public Map<String, String> get(String key) {
        return plain(memory.get(key));
    }

    @Override
    public Map<String, String> remove(String key) {
        Map<String, String> notes = memory.remove(key);
        if (notes == null || !notes.containsKey(NAME)) {
            return notes;
        }
        return spent.first(notes.get(NAME), Instant.parse(notes.get(UNTIL))) ? plain(notes) : null;
    }

    @Override
    public boolean replace(String key, Map<String, String> notes) {
        Map<String, String> present = memory.get(key);
        if (present == null) {
            return false;
        }
        Map<String, String> named = new HashMap<>(present);
        named.keySet().retainAll(Set.of(NAME, UNTIL));
        named.putAll(notes);
        return memory.replace(key, named);
    }

    @Override
    public boolean putIfAbsent(String key, long seconds) {
        return memory.putIfAbsent(key, seconds) && (isHeld(key) || spent.first("put " + key, until(seconds)));
    }

    @Override
    public boolean contains(String key) {
        return memory.contains(key);
    }

    @Override
    public void close() {
        memory.close();
    }

    /** Keycloak takes it again: the lock on a refresh token after each use, the pause between two questions of a device. */
    private static boolean isHeld(String key) {
        return key.startsWith("refreshLock:") || key.endsWith(".polling");
    }

    private static Instant until(long seconds) {
        return Instant.now().plusSeconds(seconds).plus(MARGIN);
    }

    private static Map<String, String> plain(Map<String, String> notes) {
        if (notes == null) {
            return null;
        }
        Map<String, String> plain = new HashMap<>(notes);
        plain.keySet().remove(NAME);
        plain.keySet().remove(UNTIL);
        return plain;
    }
}
