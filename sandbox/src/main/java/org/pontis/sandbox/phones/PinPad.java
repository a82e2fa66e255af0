package org.pontis.sandbox.phones;

/** Where a prompt is answered. */
public interface PinPad {

    /** What the SIM makes of a PIN. */
    enum Reaction {
        /** The right one: the prompt is over. */
        ACCEPTED,
        /** A wrong one: it may be typed again. */
        WRONG_PIN,
        /** One too many: the prompt is over, and the PIN is blocked. */
        BLOCKED
    }

    Reaction approve(String pin);

    void cancel();
}
