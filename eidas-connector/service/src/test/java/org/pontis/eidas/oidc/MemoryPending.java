package org.pontis.eidas.oidc;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.eidas.store.Pending;

/** Remembers in this process; forgets nothing by itself, so that what is too old has to be noticed. */
public final class MemoryPending<T> implements Pending<T> {

    private final Map<String, T> values = new ConcurrentHashMap<>();

    @Override
    public void put(String id, T value, Duration life) {
        values.put(id, value);
    }

    @Override
    public T settle(String id, T value, Duration life) {
        return Optional.ofNullable(values.putIfAbsent(id, value)).orElse(value);
    }

    @Override
    public Optional<T> take(String id) {
        return Optional.ofNullable(values.remove(id));
    }

    @Override
    public Optional<T> look(String id) {
        return Optional.ofNullable(values.get(id));
    }

    public Collection<T> values() {
        return values.values();
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
