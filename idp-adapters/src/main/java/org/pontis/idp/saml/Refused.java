package org.pontis.idp.saml;

/**
 * A message goes no further. The sentence is for the operator's log; it is a constant or made of numbers, and never quotes the
 * message.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public Refused(Reason reason, String sentence) {
        // no stack trace: whoever sends a thousand bad messages shall not fill the log or the processor with them
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static void unless(boolean right, Reason reason, String sentence) {
        if (!right) {
            throw new Refused(reason, sentence);
        }
    }
}
