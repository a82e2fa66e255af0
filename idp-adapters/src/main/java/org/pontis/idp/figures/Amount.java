package org.pontis.idp.figures;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How many, and what goes with them. Two can be put together.
 *
 * @param count of logins, refusals or, in a cell of messages, messages
 * @param parts of messages that went out
 * @param cost of these, in ten-thousandths of what prices are in
 * @param times how long logins took
 */
public record Amount(long count, long parts, long cost, Times times) {

    public static final Amount NOTHING = new Amount(0, 0, 0, Times.NONE);

    private static final int DECIMALS = 4;

    public static Amount one() {
        return new Amount(1, 0, 0, Times.NONE);
    }

    public static Amount one(Duration took) {
        return new Amount(1, 0, 0, Times.of(took));
    }

    /** @param cost of all its parts */
    public static Amount message(int parts, double cost) {
        long units = BigDecimal.valueOf(cost).movePointRight(DECIMALS).longValue();
        return new Amount(1, parts, units, Times.NONE);
    }

    public Amount plus(Amount other) {
        return new Amount(count + other.count, parts + other.parts, cost + other.cost, times.plus(other.times));
    }

    public BigDecimal price() {
        return BigDecimal.valueOf(cost, DECIMALS);
    }
}
