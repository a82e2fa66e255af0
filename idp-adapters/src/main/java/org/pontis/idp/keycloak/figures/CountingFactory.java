package org.pontis.idp.keycloak.figures;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventListenerTransaction;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Unconfigured;

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

    /** Memory only, and after the transaction: what was rolled back and tried again counts once. */
    private record Counting(KeycloakSession session) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            Installation installation = Installation.of(session);
            if (!installation.guards(session.getContext().getRealm())) {
                return;
            }
            Tally tally = installation.tally();
            Counted.of(event, session).ifPresent(counted -> {
                EventListenerTransaction afterwards = new EventListenerTransaction(
                        null, told -> tally.add(told.getRealmId(), counted.when(), counted.cell(), counted.amount()));
                afterwards.addEvent(event);
                session.getTransactionManager().enlistAfterCompletion(afterwards);
            });
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            // no login
        }

        @Override
        public void close() {}
    }
}
