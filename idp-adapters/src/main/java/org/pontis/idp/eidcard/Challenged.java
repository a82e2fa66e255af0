package org.pontis.idp.eidcard;

/**
 * The page asks the browser's extension for a signature.
 *
 * @param handle of the nonce, which is kept where it can be taken once
 */
record Challenged(String handle) {

    @Override
    public String toString() {
        return "Challenged";
    }
}
