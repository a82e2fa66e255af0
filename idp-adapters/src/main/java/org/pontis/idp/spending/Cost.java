package org.pontis.idp.spending;

import java.math.BigDecimal;

/**
 * An amount in no particular currency, exact to four decimals, as it is counted.
 *
 * @param units ten-thousandths
 */
record Cost(long units) {

    private static final int DECIMALS = 4;

    /** @throws ArithmeticException if it has more than four decimals, or is beyond all budgets */
    static Cost of(BigDecimal amount) {
        return new Cost(amount.movePointRight(DECIMALS).longValueExact());
    }

    Cost times(int number) {
        return new Cost(Math.multiplyExact(units, number));
    }

    double amount() {
        return BigDecimal.valueOf(units, DECIMALS).doubleValue();
    }
}
