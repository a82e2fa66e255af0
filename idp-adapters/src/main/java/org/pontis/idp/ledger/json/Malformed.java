package org.pontis.idp.ledger.json;

/** Something is not in the form that the ledger's format demands; the message says what, without showing the content. */
public final class Malformed extends Exception {

    public Malformed(String what) {
        super(what, null, false, false);
    }
}
