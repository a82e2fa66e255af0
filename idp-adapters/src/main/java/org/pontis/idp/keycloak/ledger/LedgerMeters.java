package org.pontis.idp.keycloak.ledger;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;

/**
 * {@code pontis_ledger_appended_total}, {@code pontis_ledger_append_failures_total}, {@code pontis_ledger_spared_total},
 * {@code pontis_ledger_reads_total{what,outcome}}, and, as this node saw it a second ago,
 * {@code pontis_ledger_lag_seconds} (age of the oldest entry without a place), {@code pontis_ledger_checkpoint_age_seconds}
 * (of the realm whose last checkpoint is oldest). What is of the future is as old as it is far: one of the clocks is wrong.
 */
final class LedgerMeters {

    private static final String APPENDED = "pontis.ledger.appended";
    private static final String FAILURES = "pontis.ledger.append.failures";
    private static final String SPARED = "pontis.ledger.spared";
    private static final AtomicLong OLDEST_WAITING = new AtomicLong();
    private static final AtomicLong OLDEST_CHECKPOINT = new AtomicLong();
    private static final AtomicBoolean APPENDS = new AtomicBoolean(true);

    private LedgerMeters() {}

    static void watch() {
        // an alert asks for both before anything has happened
        Metrics.counter(APPENDED);
        Metrics.counter(FAILURES);
        Metrics.counter(SPARED);
        Gauge.builder("pontis.ledger.lag", () -> age(OLDEST_WAITING))
                .baseUnit("seconds")
                .register(Metrics.globalRegistry);
        Gauge.builder("pontis.ledger.checkpoint.age", () -> age(OLDEST_CHECKPOINT))
                .baseUnit("seconds")
                .register(Metrics.globalRegistry);
    }

    private static double age(AtomicLong since) {
        return since.get() == 0 ? 0 : Math.abs(System.currentTimeMillis() - since.get()) / 1000.0;
    }

    static void appended(int entries) {
        Metrics.counter(APPENDED).increment(entries);
        APPENDS.set(true);
    }

    /** A failing request of nobody has no entry of its own. */
    static void spared() {
        Metrics.counter(SPARED).increment();
    }

    static void read(String what, String outcome) {
        Metrics.counter("pontis.ledger.reads", "what", what, "outcome", outcome).increment();
    }

    /** A request failed because its entry could not be written. */
    static void notAppended() {
        Metrics.counter(FAILURES).increment();
        APPENDS.set(false);
    }

    static void look(long oldestWaiting, long oldestCheckpoint) {
        OLDEST_WAITING.set(oldestWaiting);
        OLDEST_CHECKPOINT.set(oldestCheckpoint);
    }

    /** Whether the last entry could be written. */
    static boolean appends() {
        return APPENDS.get();
    }

    /** Of the oldest of the last checkpoints, in seconds. */
    static double checkpointAge() {
        return age(OLDEST_CHECKPOINT);
    }
}
