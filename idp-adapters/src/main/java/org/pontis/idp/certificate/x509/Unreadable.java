package org.pontis.idp.certificate.x509;

/** A certificate cannot be read as one. The message is a sentence for the log and never quotes the certificate. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unreadable(String sentence) {
        super(sentence, null, false, false);
    }
}
