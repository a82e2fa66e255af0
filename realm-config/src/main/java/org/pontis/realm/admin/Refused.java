package org.pontis.realm.admin;

/** The server did not do what it was told. The message is a sentence for the operator, without any secret. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public Refused(String sentence, int status) {
        super(sentence);
        this.status = status;
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int status() {
        return status;
    }
}
