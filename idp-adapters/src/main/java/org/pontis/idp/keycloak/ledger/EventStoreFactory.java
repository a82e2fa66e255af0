package org.pontis.idp.keycloak.ledger;

import jakarta.persistence.EntityManager;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Event;
import org.keycloak.events.EventQuery;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.events.jpa.JpaEventStoreProvider;
import org.keycloak.events.jpa.JpaEventStoreProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Keycloak's store of events, {@code jpa}, as its console sees it: users' events are read from the ledger, which has each of
 * them already, and written nowhere else. Administrators' events keep their table beside the ledger, because the console
 * shows what was changed, and the ledger does not tell.
 */
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

        /** {@link LedgerListenerFactory} has it. */
        @Override
        public void onEvent(Event event) {}

        /** Keycloak's clock for this, on one node at a time. */
        @Override
        public void clearExpiredEvents() {
            super.clearExpiredEvents();
            Erasing.old(session, Installation.of(session).settings());
        }

        @Override
        public EventQuery createQuery() {
            return new LedgerEvents(Books.of(session));
        }

        /** A button in a console rewrites no history: {@link Erasing} forgets what is old enough. */
        @Override
        public void clear() {}

        @Override
        public void clear(RealmModel realm) {}

        @Override
        public void clear(RealmModel realm, long olderThan) {}

        /** That somebody's account was changed, when and by whom; not the account as it was then. */
        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            super.onEvent(event, includeRepresentation && event.getResourceType() != ResourceType.USER);
        }
    }
}
