package org.pontis.idp.keycloak.means;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.citizens.Ends;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.recovery.Terms;

/**
 * Tells citizens that something they log in with ends soon: once, on all channels, in the daytime. Every node looks, each at another
 * moment and a few at a time, and takes what it tells out of the database before: of two nodes one tells it, and what a node does not
 * get to the end of stays for another. Who cannot be told now is left for the next day, and holds up nobody.
 */
public final class Reminder {

    private static final Logger LOG = Logger.getLogger(Reminder.class);
    private static final String TASK = "pontis-reminder";
    private static final long EVERY_MILLIS = 20_000;
    private static final int A_ROUND = 50;

    private final KeycloakSessionFactory server;
    private final AtomicBoolean underway = new AtomicBoolean();
    private final Set<Ends.End> tomorrow = ConcurrentHashMap.newKeySet();

    private Reminder(KeycloakSessionFactory server) {
        this.server = server;
    }

    public static void schedule(KeycloakSessionFactory server) {
        Reminder reminder = new Reminder(server);
        server.register(event -> {
            // before that there may be no tables
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                        .scheduleTask(any -> reminder.go(), EVERY_MILLIS, TASK));
            }
        });
    }

    /** Keycloak has one thread for all its timers; and nodes that started together do not look together. */
    private void go() {
        if (underway.compareAndSet(false, true)) {
            Thread.ofVirtual().name(TASK).start(() -> {
                try {
                    Thread.sleep(ThreadLocalRandom.current().nextLong(EVERY_MILLIS));
                    realms().forEach(realm -> alone(() -> round(realm)));
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException broken) {
                    LOG.warn("Nobody could be told what ends soon", broken);
                } finally {
                    underway.set(false);
                }
            });
        }
    }

    private List<String> realms() {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, session -> session.realms()
                .getRealmsStream()
                .filter(Installation.of(session)::guards)
                .map(RealmModel::getId)
                .toList());
    }

    private void round(String realm) {
        for (Ends.End end : due(realm)) {
            tomorrow.add(end);
            alone(() -> {
                if (of(realm, end, MeansOf::canBeTold)) {
                    tomorrow.remove(end);
                    if (of(realm, end, MeansOf::endsSoon)) {
                        of(realm, end, MeansOf::tellEnd);
                    }
                }
            });
        }
    }

    /** In a transaction of its own: she is told when it is written down that she is, or she would be told again and again. */
    private boolean of(String realm, Ends.End end, BiPredicate<MeansOf, Ends.End> step) {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, session -> {
            UserModel citizen = enter(realm, session) ? end.account(session) : null;
            return citizen != null
                    && citizen.isEnabled()
                    && step.test(MeansOf.citizen(session, session.getContext().getRealm(), citizen), end);
        });
    }

    /** What goes wrong with one keeps nobody else from being told. */
    private static void alone(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException broken) {
            LOG.warn("Somebody could not be told what ends soon", broken);
        }
    }

    private List<Ends.End> due(String realm) {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, session -> {
            if (!enter(realm, session)) {
                return List.of();
            }
            Terms terms = Terms.read(RealmSettings.of(session.getContext().getRealm())
                    .or(Installation.of(session).settings()));
            Instant now = Now.get();
            if (!terms.isDay(LocalTime.ofInstant(now, CountryClock.of(session)))) {
                tomorrow.clear();
                return List.of();
            }
            return Ends.before(now.plus(terms.notice()), A_ROUND + tomorrow.size(), session).stream()
                    .filter(end -> !tomorrow.contains(end))
                    .toList();
        });
    }

    private static boolean enter(String id, KeycloakSession session) {
        RealmModel realm = session.realms().getRealm(id);
        session.getContext().setRealm(realm);
        return realm != null;
    }
}
