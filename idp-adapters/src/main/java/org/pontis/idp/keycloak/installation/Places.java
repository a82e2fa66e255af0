package org.pontis.idp.keycloak.installation;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import org.pontis.broker.Settings;

/**
 * How many requests of one kind may take long on one server in the same moment. Each has one of Keycloak's threads meanwhile, and
 * without an end to that one kind alone would take every thread: whoever logs in otherwise would wait behind them.
 */
public final class Places {

    private static final int FEWEST = 40;

    /** Of Keycloak's threads, which are 4 for each processor and at least 50, passwords leave some to the others. */
    private static final int FOR_EACH_PROCESSOR = 3;

    private final int places;
    private final Semaphore free;

    public Places(int places) {
        this.places = places;
        this.free = new Semaphore(places);
    }

    /**
     * Reads {@code passwords-at-once}: passwords looked at, those included that wait for a processor. Keycloak hashes as many as
     * there are processors, and lets all others wait.
     */
    public static Places forPasswords(Settings settings) {
        int fallback =
                Math.max(FEWEST, FOR_EACH_PROCESSOR * Runtime.getRuntime().availableProcessors());
        return new Places(settings.number("passwords-at-once", fallback, 1, 10_000));
    }

    /**
     * Reads {@code answers-at-once}: activation codes, stop codes and answers to a registry's questions, those included whose refusal
     * is held back so that all take the same time.
     */
    public static Places forAnswers(Settings settings) {
        return new Places(settings.number("answers-at-once", 20, 1, 10_000));
    }

    /** Tells how many places are taken now. */
    public void watch(String name, String description) {
        Gauge.builder(name, this, Places::taken).description(description).register(Metrics.globalRegistry);
    }

    /** Does this in a place of its own; nothing if all are taken. Nobody waits for a place. */
    public <T> Optional<T> within(Supplier<T> work) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            free.release();
        }
    }

    int taken() {
        return places - free.availablePermits();
    }
}
