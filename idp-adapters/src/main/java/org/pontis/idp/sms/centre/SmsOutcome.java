package org.pontis.idp.sms.centre;

import java.util.Locale;

/** How the way of a message ends: a closed set, fit for a metric label. */
public enum SmsOutcome {
    /** A centre took every part of it. */
    ACCEPTED,
    /** A centre may have it: it was not sent again. */
    UNCERTAIN,
    /** Every centre refuses it for good, mostly because of its destination. */
    REJECTED,
    /** Its time was over before a centre took it. */
    EXPIRED,
    /** There was no room to take it. */
    NO_ROOM,
    /** The broker stopped with the message underway. */
    ABANDONED;

    /** The metric label: {@code no_room}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
