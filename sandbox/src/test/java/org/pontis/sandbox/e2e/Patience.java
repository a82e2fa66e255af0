package org.pontis.sandbox.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for what happens behind a request: asked again after a short pause, and for a minute and a half, since machines are slow. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 50;

    private Patience() {}

    /** @param what is waited for, in case it never comes */
    public static void until(String what, BooleanSupplier happened) {
        until(what, () -> happened.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** As soon as there is one. */
    public static <T> T until(String what, Supplier<Optional<T>> found) {
        long end = System.nanoTime() + LONGEST.toNanos();
        Optional<T> here = found.get();
        while (here.isEmpty() && System.nanoTime() < end) {
            pause();
            here = found.get();
        }
        return here.orElseThrow(() -> new AssertionError("Waited in vain: " + what));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
