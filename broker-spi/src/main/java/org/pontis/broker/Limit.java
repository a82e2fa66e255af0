package org.pontis.broker;

import java.time.Duration;

/**
 * How often something may happen to one subject.
 *
 * @param name stable name, a table key and a metric label
 * @param max how many times within the window
 * @param window counted from the first event
 */
public record Limit(String name, long max, Duration window) {

    public Limit {
        if (max < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException(name + ": a limit allows at least one event in a positive window.");
        }
    }
}
