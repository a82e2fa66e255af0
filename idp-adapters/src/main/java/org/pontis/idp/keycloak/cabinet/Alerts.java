package org.pontis.idp.keycloak.cabinet;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.idp.cabinet.EmailAddress;

/**
 * Tells citizens of log-ins, behind the log-in: its event is only looked at, and what is to be told waits for a thread of its own once the
 * log-in is through. When too many wait, the next are dropped and counted; no log-in ever waits for a message.
 */
public final class Alerts implements EventListenerProviderFactory {

    /** The attribute of an account with what its citizen chose. */
    static final String ATTRIBUTE = "alerts";

    private static final Logger LOG = Logger.getLogger(Alerts.class);
    private static final String ID = "pontis-alerts";
    private static final int WAITING = 1_000;
    private static final int AT_ONCE = 2;

    private KeycloakSessionFactory server;
    private ThreadPoolExecutor post;

    static Alerts of(KeycloakSession session) {
        return (Alerts) session.getKeycloakSessionFactory().getProviderFactory(EventListenerProvider.class, ID);
    }

    /** Her verified address. */
    static Optional<String> email(UserModel citizen) {
        return Optional.ofNullable(citizen.getEmail()).filter(address -> citizen.isEmailVerified());
    }

    /** Whether the realm can send e-mail at all. */
    static boolean hasPost(RealmModel realm) {
        return realm.getSmtpConfig() != null && realm.getSmtpConfig().get("host") != null;
    }

    /** The code for an address; a page does not wait for it either. */
    void code(Room room, EmailAddress to, String code) {
        RealmModel realm = room.realm();
        String language = room.language().toLanguageTag();
        later(realm.getId(), own -> new Message(own, language).code(to, code));
    }

    /** Nobody turns off in silence what would tell of him. */
    void changed(Room room, Optional<String> before) {
        String language = room.language().toLanguageTag();
        String citizen = room.citizen().getId();
        String cabinet = room.session()
                .getContext()
                .getUri()
                .getBaseUri()
                .resolve(room.base())
                .toString();
        later(room.realm().getId(), own -> new Message(own, language).changed(citizen, before, cabinet));
    }

    void later(String realm, java.util.function.Consumer<KeycloakSession> deed) {
        try {
            post.execute(() -> now(realm, deed));
        } catch (RejectedExecutionException full) {
            count("none", "dropped");
        }
    }

    private void now(String realm, java.util.function.Consumer<KeycloakSession> deed) {
        try {
            KeycloakModelUtils.runJobInTransaction(server, own -> {
                own.getContext().setRealm(own.realms().getRealm(realm));
                deed.accept(own);
            });
        } catch (RuntimeException failed) {
            count("none", "failed");
            LOG.warnf(
                    "A citizen could not be told of something: %s",
                    failed.getClass().getSimpleName());
        }
    }

    /** {@code pontis_cabinet_alerts_total{channel,outcome}}. */
    static void count(String channel, String outcome) {
        Metrics.counter("pontis.cabinet.alerts", "channel", channel, "outcome", outcome)
                .increment();
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Listening(session, this);
    }

    /** What looks at the events of one request. */
    private record Listening(KeycloakSession session, Alerts alerts) implements EventListenerProvider {

        @Override
        public void onEvent(Event event) {
            new LoginAlert(session, alerts).of(event);
        }

        @Override
        public void onEvent(AdminEvent event, boolean includeRepresentation) {
            // what administrators do is told by who does it
        }

        @Override
        public void close() {}
    }

    /** In every realm, whatever its configuration says. */
    @Override
    public boolean isGlobal() {
        return true;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        server = factory;
        post = new ThreadPoolExecutor(
                AT_ONCE,
                AT_ONCE,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofVirtual().name("pontis-alerts-", 0).factory());
    }

    @Override
    public void close() {
        if (post != null) {
            post.shutdownNow();
        }
    }

    @Override
    public String getId() {
        return ID;
    }
}
