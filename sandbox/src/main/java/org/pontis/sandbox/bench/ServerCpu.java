package org.pontis.sandbox.bench;

import java.time.Duration;

/**
 * The processor time of a server, as the operating system accounts for its process: all of it, garbage collection and
 * compilation too.
 */
public record ServerCpu(long pid) {

    /** What {@code work} cost the server, in milliseconds for each of {@code times}. */
    public double millisecondsEach(int times, Runnable work) {
        Duration before = total();
        work.run();
        return total().minus(before).toNanos() / 1e6 / times;
    }

    /** So far. */
    public Duration total() {
        return ProcessHandle.of(pid)
                .flatMap(server -> server.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("This system does not tell the server's processor time."));
    }
}
