package org.pontis.sandbox.e2e.attack;

import java.util.stream.IntStream;

import org.pontis.sandbox.e2e.Metrics;
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
        return (long) new Metrics(stack).sum(TRANSACTIONS);
    }
}
