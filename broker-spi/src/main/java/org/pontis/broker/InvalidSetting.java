package org.pontis.broker;

/** A setting cannot be what it is. The message is a sentence for the operator and never quotes a secret. */
public final class InvalidSetting extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public InvalidSetting(String message) {
        super(message);
    }
}
