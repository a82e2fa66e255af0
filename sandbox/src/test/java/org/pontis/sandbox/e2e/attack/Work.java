package org.pontis.sandbox.e2e.attack;

import java.util.stream.IntStream;

import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.run.Stack;

/**
 * What the server has done, counted and not timed: how often a connection to the database was taken, which is once for each
 * transaction.
 */
public record Work(Stack stack) {

    private static final String TRANSACTIONS = "agroal_acquire_count_total";

    /** The least that doing this several times took: what runs behind the scenes only ever adds to it. */
    public long least(int times, Runnable done) {
        return IntStream.range(0, times)
                .mapToLong(time -> {
                    long before = transactions();
                    done.run();
                    return transactions() - before;
                })
                .min()
                .orElseThrow();
    }

    private long transactions() {
        return (long) metric(TRANSACTIONS);
    }

    /** One number of the server's metrics, whatever its labels. */
    public double metric(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All of the server's metrics. */
    public String metrics() {
        return new Browser()
                .get("http://127.0.0.1:" + stack.addresses().management() + "/metrics")
                .body();
    }
}
