package org.pontis.eidas.explain;

/** A file that cannot be worked with; the text is a sentence that says what to do. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    Unreadable(String sentence) {
        super(sentence);
    }

    Unreadable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
