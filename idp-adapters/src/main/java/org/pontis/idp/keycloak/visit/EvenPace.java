package org.pontis.idp.keycloak.visit;

import java.time.Duration;

/**
 * How long somebody was looked for says whether there is somebody. So no refusal is told sooner than this after the question came.
 *
 * @param least how long every refusal takes
 * @param begun when the question came, by {@link System#nanoTime}
 */
public record EvenPace(Duration least, long begun) {

    /** From now on. */
    public static EvenPace of(Duration least) {
        return new EvenPace(least, System.nanoTime());
    }

    /** Waits for what is left. */
    public void keep() {
        Duration left = least.minusNanos(System.nanoTime() - begun);
        try {
            // rounded up: never sooner
            Thread.sleep(Math.max(0, left.plusNanos(999_999).toMillis()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
