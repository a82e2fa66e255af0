package org.pontis.idp.keycloak.audit;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.log.JBossLoggingEventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's event log, {@code jboss-logging} with all its settings, told only what is {@link Discreet}. */
public final class EventLogFactory extends JBossLoggingEventListenerProviderFactory {

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventLog(super.create(session), session);
    }

    /** An extension's provider beats a built-in one of the same id. */
    @Override
    public int order() {
        return 100;
    }

    private record EventLog(EventListenerProvider log, KeycloakSession session) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            log.onEvent(Discreet.of(event, session));
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            log.onEvent(Discreet.of(event), includeRepresentation);
        }

        @Override
        public void close() {
            log.close();
        }
    }
}
