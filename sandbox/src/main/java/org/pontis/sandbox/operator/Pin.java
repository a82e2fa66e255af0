package org.pontis.sandbox.operator;

import org.pontis.sandbox.phones.PinPad.Reaction;

/** A PIN of a SIM: three wrong ones in a row block it. */
public final class Pin {

    private static final int TRIES = 3;

    private final String digits;
    private int left = TRIES;

    Pin(String digits) {
        this.digits = digits;
    }

    synchronized Reaction enter(String typed) {
        if (left == 0) {
            return Reaction.BLOCKED;
        }
        if (digits.equals(typed)) {
            left = TRIES;
            return Reaction.ACCEPTED;
        }
        left--;
        return left == 0 ? Reaction.BLOCKED : Reaction.WRONG_PIN;
    }

    /** How many tries are left; none: blocked. */
    public synchronized int left() {
        return left;
    }

    synchronized boolean isFresh() {
        return left == TRIES;
    }

    synchronized void unblock() {
        left = TRIES;
    }
}
