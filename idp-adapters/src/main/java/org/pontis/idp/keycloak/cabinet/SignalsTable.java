package org.pontis.idp.keycloak.cabinet;

import java.time.Duration;

import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.installation.OwnTables;

/** The table of what portals are still to be told, and the {@link Courier} who takes it to them. Every node has one. */
public final class SignalsTable extends OwnTables {

    private static final String ID = "pontis-cabinet";
    private static final long ROUND_MILLIS = Duration.ofSeconds(10).toMillis();

    private volatile Courier courier;

    public SignalsTable() {
        super(ID, "META-INF/pontis-cabinet-changelog.xml");
    }

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
    public void close() {
        if (courier != null) {
            courier.close();
        }
    }
}
