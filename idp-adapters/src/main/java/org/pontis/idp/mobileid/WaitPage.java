package org.pontis.idp.mobileid;

import java.time.Duration;
import java.util.Map;

import org.pontis.broker.Step;
import org.pontis.idp.mobileid.operator.Order;

/** The page that waits, for the operator or for the phone, and asks again by itself. */
final class WaitPage {

    /** How long somebody who has pressed a button waits for an answer that is nearly there, rather than for another page. */
    static final Duration MOMENT = Duration.ofMillis(1500);

    private static final String PAGE = "mobile-id-wait";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private WaitPage() {}

    /** No phone rings yet, and no person is asked. */
    static Step asking() {
        return new Step.Wait(PAGE, Map.of(), SOON);
    }

    /** With the verification code, before the phone shows it and while it does. */
    static Step ringing(Order order) {
        return new Step.Wait(
                PAGE,
                Map.of(
                        "verificationCode",
                        order.code(),
                        "lastTwo",
                        order.who().phone().lastTwo()),
                AGAIN);
    }
}
