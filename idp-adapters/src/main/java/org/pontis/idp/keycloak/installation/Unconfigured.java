package org.pontis.idp.keycloak.installation;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;

/** A factory with no settings of its own and nothing to keep: ours all stand with the one that is {@link Installed}. */
public interface Unconfigured<T extends Provider> extends ProviderFactory<T> {

    @Override
    default void init(Config.Scope config) {}

    @Override
    default void postInit(KeycloakSessionFactory server) {}

    @Override
    default void close() {}
}
