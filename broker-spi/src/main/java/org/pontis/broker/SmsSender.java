package org.pontis.broker;

/** The way to the phones. */
public interface SmsSender {

    /**
     * Whether a message could be handed over now: some centre is bound, has not just failed, and there is room. Ask it
     * before looking anybody up, so that everybody gets the same answer.
     */
    boolean available();

    /**
     * Hands a message over and returns within a second, usually at once. Delivery goes on behind; a failure of the centre
     * shows as {@link #available()} turning {@code false}, for known and unknown citizens alike.
     */
    void send(Sms sms);
}
