package org.pontis.idp.keycloak.logout;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.portal.Unanswered.Standing;
import org.pontis.idp.logout.RetryRules;
import org.pontis.idp.portal.Visits;

/**
 * Tells portals again of logouts that they did not answer. Every node looks every few seconds, and each errand is claimed in the
 * table before anybody goes: one node goes, and where it dies on the way another goes a minute later. A portal that still does not
 * answer is asked with one message, not with all that wait for it.
 */
public final class Messenger {

    private static final Logger LOG = Logger.getLogger(Messenger.class);
    private static final String TASK = "pontis-logout-messenger";
    private static final long EVERY_MILLIS = 3_000;

    /** Portals that one node tells at the same time, and messages to each before it looks again. */
    private static final int AT_ONCE = 16;

    private static final int IN_A_ROW = 50;

    private static final AtomicLong WAITING = new AtomicLong();

    private final KeycloakSessionFactory server;
    private final Errands errands;
    private final Visits<Errands.Door> visits;
    private final AtomicBoolean underway = new AtomicBoolean();

    private Messenger(KeycloakSessionFactory server) {
        this.server = server;
        this.errands = new Errands(server);
        this.visits = new Visits<>(TASK, AT_ONCE, this::visit, this::go);
    }

    public static void schedule(KeycloakSessionFactory server) {
        Messenger messenger = new Messenger(server);
        Gauge.builder("pontis.logouts.waiting", WAITING, AtomicLong::get)
                .description("portals that are to be told again of a logout")
                .register(Metrics.globalRegistry);
        server.register(event -> {
            // before that there may be no tables
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                        .scheduleTask(any -> messenger.go(), EVERY_MILLIS, TASK));
            }
        });
    }

    /** Keycloak has one thread for all its timers, and portals may keep one waiting. */
    private void go() {
        if (underway.compareAndSet(false, true)) {
            Thread.ofVirtual().name(TASK).start(() -> {
                try {
                    round(Now.get());
                } catch (RuntimeException broken) {
                    LOG.warn("Portals could not be told again of logouts", broken);
                } finally {
                    underway.set(false);
                }
            });
        }
    }

    private void round(Instant now) {
        errands.over(now, IN_A_ROW).forEach(errand -> end(errand, Standing.GIVEN_UP));
        visits.begin(errands.doors(now, visits.enough()).stream());
        WAITING.set(errands.waiting());
        Instant forgotten = RetryRules.forgotten(now);
        errands.forget(forgotten);
        KeycloakModelUtils.runJobInTransaction(server, session -> LogoutPage.forget(session, forgotten));
    }

    /** Whether the portal takes more; otherwise the next round will see. */
    private boolean visit(Errands.Door door) {
        try {
            for (Errand errand : errands.at(door, Now.get(), IN_A_ROW)) {
                if (errands.claim(errand, Now.get()) && bring(errand) instanceof Answer.Unanswered) {
                    return false;
                }
            }
            return true;
        } catch (RuntimeException broken) {
            LOG.warn("A portal could not be told again of logouts", broken);
            return false;
        }
    }

    /** What came of going to a portal. */
    private sealed interface Answer {

        record Told() implements Answer {}

        record Unanswered() implements Answer {}

        /** It is registered no more: nobody is there to be told. */
        record Gone() implements Answer {}
    }

    private Answer bring(Errand errand) {
        Answer answer = KeycloakModelUtils.runJobInTransactionWithResult(server, session -> tell(errand, session));
        switch (answer) {
            case Answer.Told told -> end(errand, Standing.CLOSED);
            case Answer.Gone gone -> end(errand, Standing.GIVEN_UP);
            case Answer.Unanswered unanswered -> count("unanswered");
        }
        return answer;
    }

    private Answer tell(Errand errand, KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(errand.realm());
        ClientModel portal = realm == null ? null : realm.getClientById(errand.client());
        if (portal == null || !portal.isEnabled()) {
            return new Answer.Gone();
        }
        session.getContext().setRealm(realm);
        session.getContext().setClient(portal);
        try {
            LoginProtocol protocol = session.getProvider(LoginProtocol.class, portal.getProtocol());
            if (((Retelling) protocol.setRealm(realm)).tellAgain(portal, errand.message())) {
                return new Answer.Told();
            }
            LOG.infof("The portal %s does not confirm a logout yet.", portal.getClientId());
        } catch (Exception unreachable) {
            LOG.infof(
                    "The portal %s does not answer to a logout yet: %s", portal.getClientId(), unreachable.toString());
        }
        double chance = ThreadLocalRandom.current().nextDouble();
        errands.postpone(errand, LogoutRules.of(realm, session).next(errand.tries() + 1, Now.get(), chance));
        return new Answer.Unanswered();
    }

    private void end(Errand errand, Standing standing) {
        if (errands.end(errand, standing, Now.get(), session -> audit(errand, standing, session))) {
            count(standing == Standing.CLOSED ? "told" : "given_up");
        }
    }

    private static void audit(Errand errand, Standing standing, KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(errand.realm());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(errand.user())
                .session(errand.session())
                .detail("by", "system")
                .detail("what", standing == Standing.CLOSED ? "portal_told_later" : "portal_given_up");
        if (realm.getClientById(errand.client()) != null) {
            event.client(realm.getClientById(errand.client()));
        }
        event.success();
    }

    /** {@code pontis_logouts_retried_total{outcome}}. */
    private static void count(String outcome) {
        Metrics.counter("pontis.logouts.retried", "outcome", outcome).increment();
    }
}
