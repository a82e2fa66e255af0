package org.pontis.sandbox.phones;

import java.time.Instant;

/**
 * A text message on a phone.
 *
 * @param id what the SMS centre called it
 * @param from the sender's number or name
 */
public record Message(String id, String from, String text, Instant receivedAt) {

    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
