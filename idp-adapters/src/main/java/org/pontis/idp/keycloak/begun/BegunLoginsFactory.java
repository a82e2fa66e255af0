package org.pontis.idp.keycloak.begun;

import java.io.IOException;

import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.parsing.ConfigurationBuilderHolder;
import org.infinispan.eviction.EvictionStrategy;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.spi.infinispan.impl.embedded.DefaultCacheEmbeddedConfigProviderFactory;

import static org.keycloak.connections.infinispan.InfinispanConnectionProvider.AUTHENTICATION_SESSIONS_CACHE_NAME;

/**
 * Keycloak's caches, with an end to the one that has none. What is removed of a full cache is what was looked at least often
 * (TinyLFU): a login that is begun and left goes before one whose citizen takes step after step. Whoever's login is gone reads that
 * it has taken too long, and begins again.
 */
public final class BegunLoginsFactory extends DefaultCacheEmbeddedConfigProviderFactory {

    /** As Keycloak names its own: {@code spi-cache-embedded--default--authentication-sessions-max-count}. */
    private static final String MOST = AUTHENTICATION_SESSIONS_CACHE_NAME + "MaxCount";

    private static final long FEWEST = 1_000;

    /** A begun login takes about a quarter of this; so all of them together take at most a quarter of the heap. */
    private static final long HEAP_FOR_EACH = 40_000;

    private long most;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        most = most(config.getLong(MOST), Runtime.getRuntime().maxMemory());
    }

    /**
     * @param wanted what the operator says, or null
     * @throws IllegalArgumentException if that would keep citizens out
     */
    static long most(Long wanted, long heap) {
        if (wanted == null) {
            return Math.max(FEWEST, heap / HEAP_FOR_EACH);
        }
        if (wanted < FEWEST) {
            throw new IllegalArgumentException(
                    "spi-cache-embedded--default--authentication-sessions-max-count must be " + FEWEST + " or more.");
        }
        return wanted;
    }

    @Override
    protected ConfigurationBuilderHolder createConfiguration(KeycloakSessionFactory factory) throws IOException {
        ConfigurationBuilderHolder caches = super.createConfiguration(factory);
        ConfigurationBuilder begun = caches.getNamedConfigurationBuilders().get(AUTHENTICATION_SESSIONS_CACHE_NAME);
        // there is none where an external Infinispan keeps them
        if (begun != null) {
            begun.memory().maxCount(most).whenFull(EvictionStrategy.REMOVE);
        }
        return caches;
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
