package org.pontis.idp.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.pontis.idp.registration.Registry.Answer;

/**
 * Keeps a registry that is in trouble from taking our threads: so many questions at once and no more; after some failures in a row
 * nobody asks for a while, then one does.
 */
final class Circuit {

    private static final int FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final Semaphore places;
    private final InstantSource clock;
    private int failures;
    private Instant closedUntil = Instant.MIN;

    Circuit(int atOnce, InstantSource clock) {
        this.places = new Semaphore(atOnce);
        this.clock = clock;
    }

    /** Asks, or says at once that there is no answer. */
    Answer through(Supplier<Answer> question) {
        if (!places.tryAcquire()) {
            return new Answer.Away();
        }
        try {
            return admits() ? noted(question.get()) : new Answer.Away();
        } finally {
            places.release();
        }
    }

    /** Whoever is first after the pause asks for all. */
    private synchronized boolean admits() {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return false;
        }
        if (failures >= FAILURES) {
            closedUntil = now.plus(PAUSE);
        }
        return true;
    }

    private synchronized Answer noted(Answer answer) {
        failures = answer instanceof Answer.Away ? failures + 1 : 0;
        closedUntil = failures >= FAILURES ? clock.instant().plus(PAUSE) : Instant.MIN;
        return answer;
    }
}
