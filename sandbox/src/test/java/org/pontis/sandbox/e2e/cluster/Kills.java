package org.pontis.sandbox.e2e.cluster;

import java.util.Random;
import java.util.function.IntSupplier;

import org.pontis.sandbox.e2e.Patience;

/** Servers that are killed while people come: at moments that nobody knows before, about as often whether many come or few. */
final class Kills {

    private static final int MOST = 36;
    private static final int LEAST = 3;

    private Kills() {}

    /**
     * Kills until so many have come. It is more rarely than it might be where people come faster than servers come back.
     *
     * @param come how many have; waited for as long as they become more
     * @return how often it was
     */
    static int until(int goal, IntSupplier come, Kill kill) throws InterruptedException {
        int kills = 0;
        for (int moment : new Random().ints(MOST, 0, goal).sorted().toArray()) {
            await(moment, come);
            kill.happens(kills++);
            if (come.getAsInt() >= goal && kills >= LEAST) {
                break;
            }
        }
        await(goal, come);
        return kills;
    }

    private static void await(int goal, IntSupplier come) {
        for (int now = come.getAsInt(); now < goal; now = come.getAsInt()) {
            int before = now;
            Patience.until("more than " + before + " of " + goal, () -> come.getAsInt() > before);
        }
    }

    /** Something is killed, and comes back. */
    @FunctionalInterface
    interface Kill {

        /** @param turn how often it has happened before */
        void happens(int turn) throws InterruptedException;
    }
}
