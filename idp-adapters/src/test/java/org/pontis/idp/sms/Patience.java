package org.pontis.idp.sms;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.pontis.idp.sms.centre.Deadline;

import static org.assertj.core.api.Assertions.fail;

/** Waits for what happens behind. */
final class Patience {

    private Patience() {}

    static void until(String what, BooleanSupplier happened) throws InterruptedException {
        Deadline deadline = Deadline.in(Duration.ofSeconds(60));
        while (!happened.getAsBoolean()) {
            if (deadline.over()) {
                fail("It never happened that " + what + ".");
            }
            Thread.sleep(5);
        }
    }
}
