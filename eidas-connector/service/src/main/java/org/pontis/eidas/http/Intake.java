package org.pontis.eidas.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How much of what comes in is held at once, by the size of the heap, so that many long messages at the same moment are refused or
 * wait instead of ending the process. Messages as nodes send them and longer ones have places of their own.
 */
final class Intake {

    private static final int KILOBYTE = 1_024;

    /** Hardly any message of a node is longer. */
    private static final int USUAL = 64;

    private static final int READING = 16;
    private static final int LONG = 32;

    /** A message takes many times its size while it is looked at. */
    private static final int WORKING = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Semaphore reading;
    private final Semaphore longer;
    private final Semaphore working;

    /** @param heap bytes */
    Intake(long heap) {
        int kilobytes = (int) Math.min(Integer.MAX_VALUE, heap / KILOBYTE);
        int longest = Web.LONGEST_BODY / KILOBYTE + 1;
        this.reading = new Semaphore(Math.max(USUAL, kilobytes / READING));
        this.longer = new Semaphore(Math.max(longest, kilobytes / LONG));
        this.working = new Semaphore(Math.max(longest, kilobytes / WORKING));
    }

    /** A body that is on its way in. */
    final class Place implements AutoCloseable {

        private int usual;
        private int rest;

        /** @throws BadCall if there is no place for a body of so many octets */
        void grow(int octets) {
            int kilobytes = octets / KILOBYTE;
            int more = Math.min(kilobytes, USUAL) - usual;
            int yetMore = Math.max(0, kilobytes - USUAL) - rest;
            if (more > 0) {
                require(reading.tryAcquire(more));
                usual += more;
            }
            if (yetMore > 0) {
                require(longer.tryAcquire(yetMore));
                rest += yetMore;
            }
        }

        @Override
        public void close() {
            reading.release(usual);
            longer.release(rest);
        }

        private static void require(boolean there) {
            if (!there) {
                throw BadCall.busy("too much comes in at once");
            }
        }
    }

    Place place() {
        return new Place();
    }

    /** @throws BadCall if so many others are looked at that waiting did not help */
    <T> T look(int octets, Supplier<T> work) {
        int kilobytes = octets / KILOBYTE;
        try {
            if (!working.tryAcquire(kilobytes, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw BadCall.busy("too much is looked at");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BadCall.busy("stopping");
        }
        try {
            return work.get();
        } finally {
            working.release(kilobytes);
        }
    }
}
