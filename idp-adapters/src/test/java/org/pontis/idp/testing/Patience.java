package org.pontis.idp.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what happens behind: asked again after a short pause, and for a minute, since machines are slow. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 5;

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
        return here.orElseThrow(() -> new AssertionError("It never happened that " + what + "."));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
