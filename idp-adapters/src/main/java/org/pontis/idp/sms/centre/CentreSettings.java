package org.pontis.idp.sms.centre;

/** How to reach one centre. Each protocol has its own. */
public interface CentreSettings {

    /** What the operator calls it: for logs, metrics and health. */
    String name();

    /** How much it may be asked. */
    Pace pace();

    /**
     * Starts the way to the centre and returns at once.
     *
     * @param receipts gets what the centre sends on its own
     * @param onConnected runs whenever the centre can be reached again
     */
    Transport open(Receipts receipts, Runnable onConnected);
}
