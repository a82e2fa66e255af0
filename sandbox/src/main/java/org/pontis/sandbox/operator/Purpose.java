package org.pontis.sandbox.operator;

/** What a signature is for, and which of the SIM's PINs is asked. */
public enum Purpose {
    /** A login: PIN1. */
    AUTHENTICATION,
    /** A will declared: PIN2. */
    SIGNATURE;

    /** As in {@link org.pontis.sandbox.phones.Prompt}. */
    String kind() {
        return this == AUTHENTICATION ? "authentication" : "signature";
    }
}
