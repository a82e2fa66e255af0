package org.pontis.idp.keycloak.figures;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Unconfigured;
import org.pontis.idp.keycloak.ledger.Appending;

/** Counts what logins tell as Keycloak events, in every realm with a gate and whatever its settings of events say. */
public final class CountingFactory implements EventListenerProviderFactory, Unconfigured<EventListenerProvider> {

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Counting(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return "pontis-figures";
    }

    /** Goes with the entry of the ledger: what is remembered is counted, once. What has no entry is counted in memory. */
    private record Counting(KeycloakSession session) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            Installation installation = Installation.of(session);
            if (!installation.guards(session.getContext().getRealm())) {
                return;
            }
            String realm = session.getContext().getRealm().getId();
            Counted.of(event, session).ifPresent(counted -> Appending.of(session)
                    .carry(counted.written(), () -> counted.addTo(installation.tally(), realm)));
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            // no login
        }

        @Override
        public void close() {}
    }
}
