package org.pontis.broker;

import java.time.Duration;

/**
 * One text message.
 *
 * @param validity how long the centre may try; a dead code must not be delivered
 */
public record Sms(Msisdn to, String text, Duration validity) {

    @Override
    public String toString() {
        return "Sms[" + to + "]";
    }
}
