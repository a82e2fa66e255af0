package org.pontis.idp.sms.centre;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.text.Segment;

/**
 * A text message on its way.
 *
 * @param segments the text as it travels, one or more parts
 * @param validUntil when the text has become worthless: no centre may deliver it later
 */
public record Message(Msisdn to, String text, List<Segment> segments, Deadline validUntil) {

    /** @throws IllegalArgumentException if the text needs more parts than any message of ours */
    public static Message of(Sms sms) {
        int reference = ThreadLocalRandom.current().nextInt();
        return new Message(sms.to(), sms.text(), Segment.of(sms.text(), reference), Deadline.in(sms.validity()));
    }

    @Override
    public String toString() {
        return "Message[" + to + "]";
    }
}
