package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a server did at one steady rate.
 *
 * @param offered logins that were begun in a second, whether the server kept up or not
 * @param times how long each login took, from the moment it was due, sorted
 * @param failed logins that did not end with a token for the right citizen
 * @param cpu processor time of the server, in milliseconds for each login
 */
record Step(double offered, List<Duration> times, int failed, double cpu) {

    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** The time that 95 of 100 logins did not exceed. */
    Duration p95() {
        return times.isEmpty() ? Duration.ZERO : times.get((int) Math.ceil(times.size() * 0.95) - 1);
    }

    boolean steady() {
        return failed == 0 && !times.isEmpty() && p95().compareTo(PATIENCE) <= 0;
    }

    @Override
    public String toString() {
        return "%.1f logins/s: p95 %d ms, %.1f ms of processor time a login, %d failed%s"
                .formatted(offered, p95().toMillis(), cpu, failed, steady() ? "" : " (too much)");
    }
}
