package org.pontis.eidas.keys;

/** A key that cannot be used; the text is a sentence for the operator that says what to do. It holds no secret. */
public final class KeyProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public KeyProblem(String sentence) {
        super(sentence);
    }

    public KeyProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
