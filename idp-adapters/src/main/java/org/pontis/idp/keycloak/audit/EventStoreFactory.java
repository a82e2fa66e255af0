package org.pontis.idp.keycloak.audit;

import jakarta.persistence.EntityManager;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's store of events in the database, {@code jpa}, which keeps only what is {@link Discreet}. */
public final class EventStoreFactory extends JpaEventStoreProviderFactory {

    @Override
    public EventStoreProvider create(KeycloakSession session) {
        return new EventStore(
                session, session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** An extension's provider beats a built-in one of the same id. */
    @Override
    public int order() {
        return 100;
    }

    private static final class EventStore extends JpaEventStoreProvider {

        private final KeycloakSession session;

        EventStore(KeycloakSession session, EntityManager database) {
            super(session, database);
            this.session = session;
        }

        @Override
        public void onEvent(Event event) {
            super.onEvent(Discreet.of(event, session));
        }

        /** That somebody's account was changed, when and by whom; not the account as it was then. */
        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            super.onEvent(event, includeRepresentation && event.getResourceType() != ResourceType.USER);
        }
    }
}
