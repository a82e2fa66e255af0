package org.pontis.idp.keycloak.begun;

import org.infinispan.Cache;
import org.keycloak.Config;
import org.keycloak.connections.infinispan.InfinispanConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.sessions.infinispan.InfinispanAuthenticationSessionProviderFactory;

import static org.keycloak.connections.infinispan.InfinispanConnectionProvider.AUTHENTICATION_SESSIONS_CACHE_NAME;

/** Keycloak's begun logins, with an end to their number. Whoever's login is gone reads that it has taken too long, and begins again. */
public final class BegunLoginsFactory extends InfinispanAuthenticationSessionProviderFactory {

    private static final long FEWEST = 1_000;

    /** A begun login takes about a quarter of this; so all of them together take at most a quarter of the heap. */
    private static final long HEAP_FOR_EACH = 40_000;

    private long most;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        most = most(config.getLong("maxCount"), Runtime.getRuntime().maxMemory());
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
                    "spi-authentication-sessions--infinispan--max-count must be " + FEWEST + " or more.");
        }
        return wanted;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        super.postInit(factory);
        try (KeycloakSession session = factory.create()) {
            Cache<String, ?> logins = session.getProvider(InfinispanConnectionProvider.class)
                    .getCache(AUTHENTICATION_SESSIONS_CACHE_NAME);
            logins.addListener(new Forgetting(new Places(most), logins));
        }
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
