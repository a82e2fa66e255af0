package org.pontis.idp.keycloak.once;

import java.util.List;
import java.util.Set;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SingleUseObjectProviderFactory;
import org.keycloak.models.sessions.infinispan.InfinispanSingleUseObjectProviderFactory;
import org.keycloak.provider.EnvironmentDependentProviderFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;

/** Takes the place of Keycloak's store of things that are good once, in every realm, and keeps it inside. */
public final class OnceOnlyFactory
        implements SingleUseObjectProviderFactory<SingleUseObjectProvider>, EnvironmentDependentProviderFactory {

    private final InfinispanSingleUseObjectProviderFactory memory = new InfinispanSingleUseObjectProviderFactory();

    @Override
    public SingleUseObjectProvider create(KeycloakSession session) {
        return new OnceOnly(memory.create(session), new SpentTable(session));
    }

    @Override
    public String getId() {
        return memory.getId();
    }

    @Override
    public int order() {
        return memory.order() + 1;
    }

    @Override
    public boolean isSupported(Config.Scope config) {
        return memory.isSupported(config);
    }

    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return memory.dependsOn();
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return memory.getConfigMetadata();
    }

    @Override
    public void init(Config.Scope config) {
        memory.init(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        memory.postInit(factory);
    }

    @Override
    public void close() {
        memory.close();
    }
}
