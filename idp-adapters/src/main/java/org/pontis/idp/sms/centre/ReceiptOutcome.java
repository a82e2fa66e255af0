package org.pontis.idp.sms.centre;

import java.util.Locale;

/** What a receipt turned out to be: a closed set, fit for a metric label. */
public enum ReceiptOutcome {
    /** The phone has it. */
    DELIVERED,
    /** The phone will never get it. */
    UNDELIVERED,
    /** Still on the way, or of unknown state. */
    UNDERWAY,
    /** The end of a message that was worthless by then. */
    LATE,
    /** The end of a message that had ended already. */
    DUPLICATE,
    /** Of no message that this server sent: forged, another server's, or far too late. */
    UNKNOWN,
    /** No receipt at all; it was acknowledged and dropped. */
    UNSOLICITED;

    /** The metric label: {@code undelivered}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
