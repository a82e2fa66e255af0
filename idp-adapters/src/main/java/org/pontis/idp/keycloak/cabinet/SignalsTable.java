package org.pontis.idp.keycloak.cabinet;

import java.time.Duration;
import java.util.List;

import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.installation.Unconfigured;

/** The table of what portals are still to be told, and the {@link Courier} who takes it to them. Every node has one. */
public final class SignalsTable
        implements JpaEntityProviderFactory, JpaEntityProvider, Unconfigured<JpaEntityProvider> {

    private static final String ID = "pontis-cabinet";
    private static final long ROUND_MILLIS = Duration.ofSeconds(10).toMillis();

    private volatile Courier courier;

    static SignalsTable of(KeycloakSessionFactory server) {
        return (SignalsTable) server.getProviderFactory(JpaEntityProvider.class, ID);
    }

    @Override
    public void postInit(KeycloakSessionFactory server) {
        courier = new Courier(server);
        server.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                        .schedule(courier::wake, ROUND_MILLIS, ID));
            }
        });
    }

    /** Somebody is to be told something: the courier leaves at once, unless he is on his way. */
    void wake() {
        courier.wake();
    }

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/pontis-cabinet-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void close() {
        if (courier != null) {
            courier.close();
        }
    }
}
