package org.pontis.idp.certificate.revocation;

/** There is no answer, or none that counts. The message is a sentence for the log, of the answer, never of a person. */
public final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    public Unusable(String sentence) {
        super(sentence, null, false, false);
    }

    static void unless(boolean holds, String otherwise) throws Unusable {
        if (!holds) {
            throw new Unusable(otherwise);
        }
    }
}
