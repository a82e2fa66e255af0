package org.pontis.idp.keycloak.begun;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.micrometer.core.instrument.Metrics;
import org.infinispan.Cache;
import org.infinispan.commons.util.concurrent.CompletableFutures;
import org.infinispan.context.Flag;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryCreated;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryExpired;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryModified;
import org.infinispan.notifications.cachelistener.annotation.CacheEntryRemoved;
import org.infinispan.notifications.cachelistener.event.CacheEntryCreatedEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryEvent;
import org.infinispan.notifications.cachelistener.event.CacheEntryModifiedEvent;

/**
 * Keeps the begun logins in a node's memory within their {@link Places}. Infinispan's own bound would not do: its TinyLFU leaves a
 * newcomer a hundredth of the places, so that after a flood all citizens had to hurry for as long as its logins live.
 *
 * <p>Each node forgets for itself, as Infinispan's bound does: with the copy that it owns goes its own place.
 */
@Listener(observation = Listener.Observation.POST)
public final class Forgetting {

    private final Places places;
    private final Cache<String, ?> mine;

    Forgetting(Places places, Cache<String, ?> logins) {
        this.places = places;
        this.mine = logins.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL, Flag.SKIP_LISTENER_NOTIFICATION);
    }

    @CacheEntryCreated
    public CompletionStage<Void> comes(CacheEntryCreatedEvent<String, ?> login) {
        return forget(places.comes(login.getKey()));
    }

    @CacheEntryModified
    public CompletionStage<Void> goesOn(CacheEntryModifiedEvent<String, ?> login) {
        return forget(places.goesOn(login.getKey()));
    }

    @CacheEntryRemoved
    @CacheEntryExpired
    public void ends(CacheEntryEvent<String, ?> login) {
        places.ends(login.getKey());
    }

    private CompletionStage<Void> forget(Optional<String> login) {
        if (login.isEmpty()) {
            return CompletableFutures.completedNull();
        }
        Metrics.counter("pontis.begun.logins.forgotten").increment();
        return mine.removeAsync(login.get()).thenApply(gone -> null);
    }
}
