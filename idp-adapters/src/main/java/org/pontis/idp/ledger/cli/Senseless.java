package org.pontis.idp.ledger.cli;

/** What was asked for cannot be done at all; the message says why. */
final class Senseless extends Exception {

    Senseless(String why) {
        super(why, null, false, false);
    }
}
