package org.pontis.sandbox.operator;

/** How a transaction ends without a signature. */
public enum Outcome {
    /** No such SIM, or not of this person, or without certificates. */
    NOT_CLIENT,
    /** Somebody pressed cancel. */
    CANCELLED,
    /** Nobody pressed anything. */
    TIMEOUT,
    /** The phone is switched off, or out of reach. */
    PHONE_ABSENT,
    /** The message to the SIM was not delivered; also while the SIM is busy with another one. */
    DELIVERY_ERROR,
    /** The SIM answered nonsense. */
    SIM_ERROR,
    /** The SIM signed with a key that is not the registered one. */
    HASH_MISMATCH,
    /** The PIN was wrong once too often. */
    PIN_BLOCKED
}
