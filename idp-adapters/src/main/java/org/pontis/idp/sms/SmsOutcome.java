package org.pontis.idp.sms;

import java.util.Locale;

/** What can happen to a message: a closed set, fit for a metric label. */
public enum SmsOutcome {
    /** The centre took every part of the message. */
    ACCEPTED,
    /** The centre refuses this message for good, mostly because of its destination. */
    REJECTED,
    /** The validity ended before the centre took the message. */
    EXPIRED,
    /** There was no room to take the message. */
    NO_ROOM,
    /** The broker stopped with the message underway. */
    ABANDONED,
    /** One attempt was throttled; another follows. */
    THROTTLED,
    /** One attempt failed because of the centre or the link; another follows. */
    FAILED,
    /** Receipt: the phone has it. */
    DELIVERED,
    /** Receipt: the phone will never get it. */
    UNDELIVERED,
    /** Receipt: still on the way, or of unknown state. */
    UNDERWAY,
    /** Something arrived that is no receipt; it was acknowledged and dropped. */
    UNSOLICITED;

    /** The metric label: {@code no_room}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
