package org.pontis.idp.ledger.note;

/** What the signatures under a note are worth to somebody who trusts some keys. */
public enum Belief {
    /** The ledger's own signature is good, and no other is bad. */
    GOOD,
    /** One that a trusted key should have made is not good. */
    BAD_SIGNATURE,
    /** No trusted key of the ledger is under it. */
    UNKNOWN_KEY,
    /** The ledger's key was not in use at the checkpoint's time. */
    KEY_OUT_OF_TIME
}
