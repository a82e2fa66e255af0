package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Every node's own clock for the ledger: once a second whoever is first with a tree moves its inbox into it. Nothing is lost
 * when a node dies, and nobody has to notice: the next tick is another's.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Keeper.class);
    private static final long EVERY_MILLIS = 1_000;

    private final KeycloakSessionFactory server;
    private final LedgerKeys keys;
    private final Strangers strangers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pontis-ledger").daemon().factory());
    private boolean troubled;

    private Keeper(KeycloakSessionFactory server, LedgerKeys keys, Strangers strangers) {
        this.server = server;
        this.keys = keys;
        this.strangers = strangers;
    }

    /** It begins when the tables are there. */
    static Keeper start(KeycloakSessionFactory server, LedgerKeys keys, Strangers strangers) {
        Keeper keeper = new Keeper(server, keys, strangers);
        server.register(event -> {
            if (event instanceof PostMigrationEvent) {
                keeper.clock.scheduleWithFixedDelay(keeper::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
        return keeper;
    }

    private void tick() {
        try {
            Map<String, RuntimeException> failed = new LinkedHashMap<>();
            try {
                strangers.tell(server, Instant.now());
            } catch (RuntimeException e) {
                // they wait, and what others did goes on
                failed.put("", e);
            }
            waiting().keySet().forEach(realm -> {
                try {
                    sequence(realm);
                } catch (RuntimeException e) {
                    // the other realms' trees grow all the same
                    failed.put(realm, e);
                }
            });
            for (RuntimeException first : failed.values()) {
                throw first;
            }
            if (troubled) {
                LOG.info("The ledger is written again.");
            }
            troubled = false;
        } catch (RuntimeException e) {
            // once, not once a second
            if (!troubled) {
                LOG.error("The ledger's tree cannot be written; entries wait.", e);
            }
            troubled = true;
        }
    }

    /** Which realms there is something to do for, with the time of the oldest entry that waits. */
    private Map<String, Long> waiting() {
        return KeycloakModelUtils.runJobInTransactionWithResult(server, session -> {
            Books books = Books.of(session);
            long now = System.currentTimeMillis();
            Map<String, Long> waiting = new LinkedHashMap<>();
            Books.rows(books.query(
                            "select REALM_ID, min(HAPPENED) from {h-schema}PONTIS_LEDGER_INBOX group by REALM_ID"))
                    .forEach(row -> waiting.put((String) row[0], ((Number) row[1]).longValue()));
            Map<String, Long> signed = new LinkedHashMap<>();
            Books.rows(books.query("select REALM_ID, SIGNED_AT from {h-schema}PONTIS_LEDGER_TREE"))
                    .filter(row -> session.realms().getRealm((String) row[0]) != null)
                    .forEach(row -> signed.put((String) row[0], ((Number) row[1]).longValue()));
            signed.forEach((realm, at) -> {
                if (Tree.isDue(at, now)) {
                    waiting.putIfAbsent(realm, now);
                }
            });
            LedgerMeters.look(
                    waiting.values().stream().min(Long::compare).orElse(now),
                    signed.values().stream()
                            .filter(at -> at > 0)
                            // or the one that is farthest ahead of this clock
                            .max(Comparator.comparingLong(at -> Math.abs(now - at)))
                            .orElse(now));
            return waiting;
        });
    }

    private void sequence(String realmId) {
        int moved;
        do {
            moved = KeycloakModelUtils.runJobInTransactionWithResult(server, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                Books books = Books.of(session);
                if (realm == null) {
                    // its ledger ended with it
                    books.query("delete from {h-schema}PONTIS_LEDGER_INBOX where REALM_ID = :realm")
                            .setParameter("realm", realmId)
                            .executeUpdate();
                    return 0;
                }
                session.getContext().setRealm(realm);
                if (Tree.of(realm, books).isEmpty()) {
                    Books.inOwnTransaction(session, own -> {
                        Tree.plant(realm, own);
                        return null;
                    });
                }
                return new Sequencer(books, realm, keys).run();
            });
        } while (moved == Sequencer.MOST && !clock.isShutdown());
    }

    /** What is under way is finished, and what is counted is told, as far as there is a database. */
    @Override
    public void close() {
        clock.execute(() -> {
            try {
                strangers.tell(server, Instant.MAX);
            } catch (RuntimeException tooLate) {
                LOG.debug("What was spared in the last minute could not be entered.", tooLate);
            }
        });
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("The ledger's keeper did not end in time.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
