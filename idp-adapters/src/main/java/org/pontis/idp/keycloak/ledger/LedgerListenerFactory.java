package org.pontis.idp.keycloak.ledger;

import java.util.Optional;
import java.util.function.Supplier;

import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.audit.Discreet;
import org.pontis.idp.keycloak.installation.Installed;
import org.pontis.idp.ledger.sparing.OnceAMinute;

/**
 * Every event of every realm becomes an entry, but for what {@link Strangers} count. It listens globally: no realm's settings can take it away, neither its list of
 * listeners nor its list of types.
 */
public final class LedgerListenerFactory implements EventListenerProviderFactory {

    private static final String ID = "pontis-ledger";

    private final OnceAMinute readers = new OnceAMinute();
    private LedgerKeys keys;
    private Strangers strangers;
    private Keeper keeper;

    /** What this server's ledgers are signed with. */
    static LedgerKeys keys(KeycloakSession session) {
        return of(session).keys;
    }

    /** Who has read a ledger on this server in this minute. */
    static OnceAMinute readers(KeycloakSession session) {
        return of(session).readers;
    }

    private static LedgerListenerFactory of(KeycloakSession session) {
        return (LedgerListenerFactory)
                session.getKeycloakSessionFactory().getProviderFactory(EventListenerProvider.class, ID);
    }

    @Override
    public void init(Config.Scope own) {}

    @Override
    public void postInit(KeycloakSessionFactory server) {
        // all our settings stand together
        Config.Scope scope = Config.scope("authenticator", Installed.ID);
        Settings settings = new Settings(Installed.SETTINGS, scope::get);
        keys = LedgerKeys.from(
                settings, Optional.ofNullable(Config.scope("hostname", "v2").get("hostname")));
        Erasing.kept(settings);
        strangers = Strangers.from(settings);
        server.register(Erasing::onRemoval);
        LedgerMeters.watch();
        keeper = Keeper.start(server, keys, strangers);
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.close();
        }
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Listener(session, strangers);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public String getId() {
        return ID;
    }

    private record Listener(KeycloakSession session, Strangers strangers) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            RealmModel realm = session.realms().getRealm(event.getRealmId());
            if (Told.by(event, realm) && !strangers.spares(event, realm)) {
                append(() -> Recording.of(Discreet.of(event, session), realm));
            }
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            RealmModel realm = Optional.ofNullable(session.realms().getRealm(event.getRealmId()))
                    // a realm that is removed cannot tell of it
                    .orElseGet(() ->
                            session.realms().getRealm(event.getAuthDetails().getRealmId()));
            if (realm != null) {
                append(() -> Recording.of(Discreet.of(event), realm));
            }
        }

        /** Keycloak goes on when a listener fails; the commit does not. */
        private void append(Supplier<Row> recording) {
            Appending appending = Appending.of(session);
            try {
                appending.add(recording.get());
            } catch (RuntimeException e) {
                appending.fail(e);
            }
        }

        @Override
        public void close() {}
    }
}
