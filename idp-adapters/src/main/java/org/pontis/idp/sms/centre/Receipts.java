package org.pontis.idp.sms.centre;

/** Who takes what a centre sends on its own. Called from one thread of the centre's; must not wait. */
public interface Receipts {

    /** A receipt has come. */
    void arrived(Receipt receipt);

    /** Something has come that is no receipt. */
    void unsolicited();
}
