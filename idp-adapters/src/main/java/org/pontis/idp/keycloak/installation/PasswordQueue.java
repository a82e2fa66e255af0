package org.pontis.idp.keycloak.installation;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.pontis.broker.Settings;

/**
 * How many passwords one server looks at in the same moment, those included that wait for a processor: Keycloak hashes as
 * many as there are processors, and lets all others wait, each with one of its threads. Without an end to that, passwords
 * alone would take every thread, and whoever logs in otherwise would wait behind them.
 */
public final class PasswordQueue {

    private static final int FEWEST = 40;

    /** Of Keycloak's threads, which are 4 for each processor and at least 50, passwords leave some to the others. */
    private static final int FOR_EACH_PROCESSOR = 3;

    private final int places;
    private final Semaphore free;

    public PasswordQueue(int places) {
        this.places = places;
        this.free = new Semaphore(places);
    }

    /** Reads {@code passwords-at-once}. */
    public static PasswordQueue from(Settings settings) {
        int fallback =
                Math.max(FEWEST, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
        return new PasswordQueue(settings.number("passwords-at-once", fallback, 1, 10_000));
    }

    /** {@code pontis_passwords_at_once}: how many places are taken now. */
    public void watch() {
        Gauge.builder("pontis.passwords.at.once", this, PasswordQueue::taken)
                .description("passwords under way or waiting")
                .register(Metrics.globalRegistry);
    }

    /** Does this in a place of its own; nothing if all are taken. Nobody waits for a place. */
    public <T> Optional<T> within(Supplier<T> check) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(check.get());
        } finally {
            free.release();
        }
    }

    int taken() {
        return places - free.availablePermits();
    }
}
