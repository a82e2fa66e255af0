package org.pontis.idp.sms;

/** How one centre is doing: a closed set, for health and for a metric label. */
public enum CentreState {
    /** It takes messages. */
    UP,
    /** It throttles, and is left alone for a moment. */
    BUSY,
    /** It can be reached but failed lately, and is left alone for a while. */
    TROUBLED,
    /** It cannot be reached. */
    DOWN
}
