package org.pontis.idp.keycloak.figures;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.persistence.PersistenceException;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Grain;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.limits.Rows;

/**
 * Adds up every second what the ledger has handed over, on whichever node, and what this node has counted in memory; and has, on one node at
 * a time, hours made days and days months ({@link Rollup}). What was counted of a realm goes with it.
 */
public final class Bookkeeper {

    private static final Logger LOG = Logger.getLogger(Bookkeeper.class);
    private static final String TASK = "pontis-figures";
    private static final String ROLLUP = "pontis-figures-rollup";
    private static final long EVERY_MILLIS = 1_000;
    private static final int ROLLUP_SECONDS = 600;
    private static final int ROWS_AT_ONCE = 500;
    private static final int TRIES = 8;

    private final KeycloakSessionFactory server;
    private final Tally tally;
    private final AtomicBoolean underway = new AtomicBoolean();
    private volatile boolean troubled;
    private Instant rolledUp = Instant.EPOCH;

    private Bookkeeper(KeycloakSessionFactory server, Tally tally) {
        this.server = server;
        this.tally = tally;
    }

    /** As soon as there are tables. */
    public static Bookkeeper start(KeycloakSessionFactory server, Tally tally) {
        Bookkeeper bookkeeper = new Bookkeeper(server, tally);
        FunctionCounter.builder("pontis.figures.lost", tally, Tally::lost)
                .description(
                        "messages and refusals that are in no figures: they could not be written down for too long")
                .register(Metrics.globalRegistry);
        server.register(event -> {
            if (event instanceof RealmModel.RealmRemovedEvent removed) {
                Rows rows = Rows.of(removed.getKeycloakSession());
                new Due(rows).forget(removed.getRealm().getId());
                new Figures(rows).forget(removed.getRealm().getId());
            }
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                        .scheduleTask(any -> bookkeeper.go(), EVERY_MILLIS, TASK));
            }
        });
        return bookkeeper;
    }

    /** Keycloak has one thread for all its timers. */
    private void go() {
        if (underway.compareAndSet(false, true)) {
            Thread.ofVirtual().name(TASK).start(() -> {
                try {
                    write();
                    add();
                    rollUpNowAndThen(Now.get());
                    troubled = false;
                } catch (RuntimeException broken) {
                    // once, not once a second
                    if (!troubled) {
                        LOG.warn("Figures could not be written down; they will be later", broken);
                    }
                    troubled = true;
                } finally {
                    underway.set(false);
                }
            });
        }
    }

    /** What came with entries of the ledger, each of them once. */
    private void add() {
        while (again(() -> Rows.inOwnTransaction(server, rows -> {
            Due due = new Due(rows);
            List<Object[]> some = due.look(ROWS_AT_ONCE);
            new Figures(rows).add(hours(due.take(some)));
            return some.size() == ROWS_AT_ONCE;
        }))) {
            LOG.debug("There are more figures to add.");
        }
    }

    /** What this node has counted goes into the table, or stays with it. */
    public void write() {
        Map<Tally.Place, Amount> taken = tally.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            again(() -> Rows.inOwnTransaction(server, rows -> {
                new Figures(rows).add(hours(taken));
                return taken;
            }));
        } catch (RuntimeException broken) {
            tally.giveBack(taken);
            throw broken;
        }
    }

    /** The server stops: what is counted by then is written down, if there still is a database. */
    public void close() {
        try {
            write();
        } catch (RuntimeException tooLate) {
            LOG.debug("The last figures could not be written down", tooLate);
        }
    }

    private static Map<Figures.Place, Amount> hours(Map<Tally.Place, Amount> counted) {
        Map<Figures.Place, Amount> hours = new HashMap<>();
        counted.forEach((place, amount) ->
                hours.put(new Figures.Place(place.realm(), Grain.HOUR, place.hour(), place.cell()), amount));
        return hours;
    }

    private static <T> T again(Supplier<T> work) {
        for (int i = 1; ; i++) {
            try {
                return work.get();
            } catch (PersistenceException | ModelException race) {
                // two first ones at once: one inserts, the other comes back to update
                if (i == TRIES) {
                    throw race;
                }
            }
        }
    }

    private void rollUpNowAndThen(Instant now) {
        if (now.isAfter(rolledUp.plusSeconds(ROLLUP_SECONDS))) {
            rolledUp = now;
            KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(ClusterProvider.class)
                    .executeIfNotExecuted(ROLLUP, ROLLUP_SECONDS, () -> {
                        Rollup.all(session, now);
                        return null;
                    }));
        }
    }
}
