package org.pontis.idp.sms;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.fail;

/** Waits for what happens behind. */
final class Patience {

    private Patience() {}

    static void until(String what, BooleanSupplier happened) throws InterruptedException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(20));
        while (!happened.getAsBoolean()) {
            if (deadline.over()) {
                fail("It never happened that " + what + ".");
            }
            Thread.sleep(5);
        }
    }
}
